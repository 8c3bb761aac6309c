import { join } from 'node:path';
import type { Flow } from '../core/contract/flows.ts';
import { OWN_FLOWS, ownFlowsIn } from '../core/own-flows/own-flows.ts';
import type { Registry } from '../core/providers/registry.ts';
import { listTemplates } from '../core/templates.ts';
import { warnOfFile } from './file-warning.ts';
import { dataDirOf } from './surroundings.ts';

export interface ListedFlow {
  readonly flow: Flow;
  /** One of the user's own, out of the data folder. */
  readonly own: boolean;
}

/** The built-in flows, then the user's own of a data folder. What is wrong with those is a warning on stderr. */
export async function flowsOf(
  data: string | undefined,
  registry: Registry,
  json: boolean,
): Promise<ListedFlow[]> {
  const builtIn = registry.providers.flatMap(({ flows }) => [...flows]);
  const folder = ownFlowsIn(join(dataDirOf(data), OWN_FLOWS));
  const read = await folder.read(listTemplates(registry).map(({ id }) => id));
  for (const { file, path, message } of read.problems) {
    warnOfFile(OWN_FLOWS, { file: file ?? '', pointer: path, reason: message }, json);
  }
  const taken = new Set(builtIn.map(({ id }) => id));
  return [
    ...builtIn.map((flow) => ({ flow, own: false })),
    ...read.flows.filter(({ id }) => !taken.has(id)).map((flow) => ({ flow, own: true })),
  ];
}
