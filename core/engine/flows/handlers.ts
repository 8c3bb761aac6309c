import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { flowCalls, TimelineList } from '../../contract/flow-calls.ts';
import { type FlowDraft, flowDraft } from '../../contract/flow-draft.ts';
import { lookAtTimelines, type TimelineSource } from '../../live-timelines.ts';
import { OWN_FLOWS, ownFlowsIn, ownFlowsInMemory } from '../../own-flows/own-flows.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import { readFact, writeFact } from '../../store/facts.ts';
import { createProviderEvents } from '../../store/provider-events.ts';
import type { Reader } from '../../store/reader.ts';
import { storing } from '../../store/storing.ts';
import { createTypeEvents } from '../../store/type-events.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Hub } from '../hub.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Recorder, StoredEvent } from '../recorder.ts';
import type { SeqFinder } from '../seq-finder.ts';
import type { Storage } from '../storage.ts';
import { createFlowBook } from './flow-book.ts';
import { flowOfEvents } from './record-events.ts';
import { createFlowRuns } from './runs.ts';

export interface FlowParts
  extends Pick<Storage, 'database' | 'deliveries' | 'arrivals' | 'writer' | 'environments'> {
  readonly dataDir: string | null;
  readonly historyName: string;
  readonly fixturesDir: string;
  readonly registry: RegistrySource;
  readonly reader: Pick<Reader, 'detail' | 'request'>;
  readonly recorder: Recorder;
  readonly jobs: Jobs;
  readonly hub: Hub<StoredEvent>;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'get'>;
  readonly seqFor: SeqFinder;
}

export interface FlowWork {
  readonly handlers: Pick<CallHandlers, keyof typeof flowCalls>;
  /** Stops every run. */
  close(): Promise<void>;
}

/** Flows: the built-in and the user's own, their runs, and live events held against them. */
export function createFlowWork(parts: FlowParts): FlowWork {
  const { database, dataDir, historyName, registry, hub } = parts;
  const own = dataDir === null ? ownFlowsInMemory() : ownFlowsIn(join(dataDir, OWN_FLOWS));
  const book = createFlowBook(own, registry, hub.flowsChanged);
  const runs = createFlowRuns({ ...parts, onChange: hub.runChanged });
  const events = createTypeEvents(database);
  const ofProvider = createProviderEvents(database);
  return {
    close: runs.close,
    handlers: {
      'flows.list': book.list,
      'flows.save': ({ flow }) => book.save(flow),
      'flows.remove': ({ id }) => book.remove(id),
      'flows.restore': ({ id }) => book.restore(id),
      async 'flows.record'({ events: ids, title }) {
        const taken = (await book.list()).flows.map(({ flow }) => flow.id);
        const flow = flowOfEvents(ids, title, taken, { ...parts, events });
        const saved = await book.save(flow);
        if (saved.ok) return { id: flow.id, list: saved.list };
        throw new HookglassError('flow-invalid', saved.problems.map(({ message }) => message).join(' '));
      },
      'flows.draft': () => ({ draft: readDraft(readFact(parts.database, 'flow-draft')) }),
      'flows.keepDraft'({ draft }) {
        storing('The flow that is being written', () =>
          writeFact(parts.database, 'flow-draft', JSON.stringify(draft)),
        );
        return {};
      },
      'flow.start': async (input) => runs.start(await book.require(input.flow), input),
      'flow.control': runs.control,
      'flow.state': () => ({ runs: runs.states() }),
      'timelines.get'({ job: name, ...request }) {
        // Writes what arrived, and then what was found out of it.
        parts.recorder.flush();
        parts.recorder.flush();
        const source = { events, ofProvider, historyName, registry: registry.current };
        return parts.jobs.run(name, (job) => look(source, request, job));
      },
    },
  };
}

/** null where there is none, or another version wrote it otherwise. */
function readDraft(text: string | null): FlowDraft | null {
  return text === null ? null : (flowDraft.safeParse(JSON.parse(text)).data ?? null);
}

async function look(
  source: TimelineSource,
  request: Parameters<typeof lookAtTimelines>[1],
  job: Job,
): Promise<TimelineList> {
  const looking = lookAtTimelines(source, request);
  for (;;) {
    const { done, value } = looking.next();
    if (done) return value;
    await job.step(value, null);
  }
}
