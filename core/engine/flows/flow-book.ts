import { HookglassError } from '../../contract/errors.ts';
import type { FlowList, FlowProblemAt } from '../../contract/flow-calls.ts';
import type { Flow } from '../../contract/flows.ts';
import { ladder } from '../../delivery/policy.ts';
import { readFlow } from '../../flows/own-flow.ts';
import type { OwnFlows } from '../../own-flows/own-flows.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import { listTemplates } from '../../templates.ts';
import { createTurns } from '../../turns.ts';

export interface FlowBook {
  list(): Promise<FlowList>;
  /** Throws `flow-not-found`. */
  require(id: string): Promise<Flow>;
  save(value: unknown): Promise<{ ok: true; list: FlowList } | { ok: false; problems: FlowProblemAt[] }>;
  remove(id: string): Promise<FlowList>;
  /** Puts back what `remove` took. Throws `flow-not-found`. */
  restore(id: string): Promise<FlowList>;
}

/** The built-in flows and the user's own. One change after the other, each told to everyone. */
export function createFlowBook(
  own: OwnFlows,
  registry: RegistrySource,
  onChange: (list: FlowList) => void,
): FlowBook {
  const inTurn = createTurns();
  const removed = new Map<string, Flow>();
  const templates = (): string[] => listTemplates(registry.current).map(({ id }) => id);
  const builtIn = (): Flow[] => registry.current.providers.flatMap(({ flows }) => [...flows]);
  const list = async (): Promise<FlowList> => {
    const read = await own.read(templates());
    const known = new Set(builtIn().map(({ id }) => id));
    return {
      flows: [
        ...builtIn().map((flow) => ({ flow, own: false })),
        ...read.flows.filter(({ id }) => !known.has(id)).map((flow) => ({ flow, own: true })),
      ],
      policies: registry.current.providers.map(({ id, delivery }) => ({
        provider: id,
        policy: delivery,
        ladder: ladder(delivery),
      })),
      problems: [...read.problems],
    };
  };
  const find = async (id: string): Promise<Flow> => {
    const found = (await list()).flows.find(({ flow }) => flow.id === id);
    if (found) return found.flow;
    throw notFound(id);
  };
  const changed = async (): Promise<FlowList> => {
    const now = await list();
    onChange(now);
    return now;
  };

  return {
    list,
    require: find,
    save: (value) =>
      inTurn(async () => {
        const read = readFlow(value, templates());
        if (!read.ok) return { ok: false, problems: read.problems.map((one) => ({ file: null, ...one })) };
        if (builtIn().some(({ id }) => id === read.flow.id))
          return {
            ok: false,
            problems: [{ file: null, path: '/id', message: 'A built-in flow has this id.' }],
          };
        await own.save(read.flow);
        return { ok: true, list: await changed() };
      }),
    remove: (id) =>
      inTurn(async () => {
        const found = (await list()).flows.find(({ flow, own: isOwn }) => isOwn && flow.id === id);
        if (!found) throw notFound(id);
        removed.set(id, found.flow);
        await own.remove(id);
        return changed();
      }),
    restore: (id) =>
      inTurn(async () => {
        const flow = removed.get(id);
        if (!flow) throw notFound(id);
        await own.save(flow);
        removed.delete(id);
        return changed();
      }),
  };
}

const notFound = (id: string): HookglassError =>
  new HookglassError('flow-not-found', `There is no flow "${id}" of your own any more.`);
