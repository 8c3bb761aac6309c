import { suggest } from '../core/compose/suggest.ts';
import { HookglassError } from '../core/contract/errors.ts';
import type { Flow } from '../core/contract/flows.ts';
import { readFlow } from '../core/flows/own-flow.ts';
import type { Registry } from '../core/providers/registry.ts';
import { listTemplates } from '../core/templates.ts';
import { readInput } from './input.ts';
import { flowsOf } from './own-flow-list.ts';

/**
 * A flow by its id, built-in or of the user's own in the data folder, else one in a file. Throws `flow-not-found` and
 * `flow-invalid`.
 */
export async function flowOf(
  name: string,
  registry: Registry,
  data: string | undefined,
  json: boolean,
): Promise<Flow> {
  const builtIn = registry.providers.flatMap((provider) => provider.flows).find(({ id }) => id === name);
  // The user's own are read only where one may be meant: what is wrong with those would be told for nothing.
  if (builtIn) return builtIn;
  const flows = (await flowsOf(data, registry, json)).map(({ flow }) => flow);
  const known = flows.find(({ id }) => id === name);
  if (known) return known;
  const bytes = await readInput(name).catch((cause: unknown) => {
    const near = suggest(
      name,
      flows.map(({ id }) => id),
    );
    const hint = near === null ? '"hookglass flows" lists the flows.' : `Did you mean ${near}?`;
    throw new HookglassError('flow-not-found', `There is no flow "${name}", and no such file. ${hint}`, {
      details: { suggestion: near },
      cause,
    });
  });
  return flowFile(name, bytes, registry);
}

function flowFile(file: string, bytes: Buffer, registry: Registry): Flow {
  const templates = listTemplates(registry).map(({ id }) => id);
  const read = readFlow(parse(file, bytes), templates);
  if (read.ok) return read.flow;
  const said = read.problems.map(({ path, message }) => `${file} ${path || '/'}: ${message}`);
  throw new HookglassError('flow-invalid', said.join(' '), {
    details: { file, path: read.problems[0]?.path ?? '' },
  });
}

function parse(file: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HookglassError('flow-invalid', `${file} is no JSON: ${reason}.`, { cause });
  }
}
