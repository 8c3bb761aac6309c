import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import type { FlowProblemAt } from '../contract/flow-calls.ts';
import type { Flow } from '../contract/flows.ts';
import { readFlow } from '../flows/own-flow.ts';
import { writeWhole } from '../write-whole.ts';

/** Name of the folder in the data folder: one JSON file per flow, to be read, changed and passed on by anybody. */
export const OWN_FLOWS = 'flows';
const MOST_FILES = 200;
/** Bytes. */
const MOST_BYTES = 1024 * 1024;

export interface FlowFolder {
  readonly flows: readonly Flow[];
  readonly problems: readonly FlowProblemAt[];
}

/** The user's own flows: files, or memory where there is no data folder. */
export interface OwnFlows {
  /** `templates`: ids of those that there are. */
  read(templates: readonly string[]): Promise<FlowFolder>;
  /** In place of one of its id. Rejects with `flow-not-written`. */
  save(flow: Flow): Promise<void>;
  /** Rejects with `flow-not-written` where it cannot be removed. One that is not there is no error. */
  remove(id: string): Promise<void>;
}

export function ownFlowsInMemory(): OwnFlows {
  const flows = new Map<string, Flow>();
  return {
    read: async () => ({ flows: [...flows.values()], problems: [] }),
    save: async (flow) => void flows.set(flow.id, flow),
    remove: async (id) => void flows.delete(id),
  };
}

export function ownFlowsIn(folder: string): OwnFlows {
  /** Id → its file, as it was last read: a user names files as they like. */
  const files = new Map<string, string>();
  const pathOf = (id: string): string => join(folder, files.get(id) ?? `${id.replace('/', '.')}.json`);
  return {
    async read(templates) {
      const read = await readFolder(folder, templates);
      files.clear();
      for (const { file, flow } of read.found) files.set(flow.id, file);
      return { flows: read.found.map(({ flow }) => flow), problems: read.problems };
    },
    save: (flow) =>
      writing(async () => {
        await mkdir(folder, { recursive: true });
        // Also where the computer goes down meanwhile.
        await writeWhole(pathOf(flow.id), `${JSON.stringify(flow, null, 2)}\n`);
      }),
    remove: (id) => writing(() => rm(pathOf(id), { force: true })),
  };
}

async function writing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new HookglassError('flow-not-written', `The flow could not be kept: ${reasonOf(cause)}.`, {
      cause,
    });
  }
}

interface Found {
  readonly file: string;
  readonly flow: Flow;
}

async function readFolder(
  folder: string,
  templates: readonly string[],
): Promise<{ found: Found[]; problems: FlowProblemAt[] }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const found: Found[] = [];
  const problems: FlowProblemAt[] = [];
  for (const file of names.slice(0, MOST_FILES)) {
    const read = await readOne(join(folder, file), templates);
    const twin = read.ok ? found.find(({ flow }) => flow.id === read.flow.id) : undefined;
    if (!read.ok) problems.push(...read.problems.map((problem) => ({ file, ...problem })));
    else if (twin) problems.push({ file, path: '/id', message: `The file ${twin.file} has the same id.` });
    else found.push({ file, flow: read.flow });
  }
  return { found, problems };
}

async function readOne(path: string, templates: readonly string[]): Promise<ReturnType<typeof readFlow>> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > MOST_BYTES) return broken('It is larger than the 1 MB that a flow may have.');
    return readFlow(JSON.parse(bytes.toString('utf8')) as unknown, templates);
  } catch (thrown) {
    return broken(`It cannot be read: ${reasonOf(thrown)}.`);
  }
}

const broken = (message: string): ReturnType<typeof readFlow> => ({
  ok: false,
  problems: [{ path: '', message }],
});
