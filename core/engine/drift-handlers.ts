import type { CallHandlers } from '../contract/calls.ts';
import type { DriftReport, DriftType } from '../contract/drift-calls.ts';
import { type DriftSource, lookAtDrift } from '../drift.ts';
import type { Registry, RegistrySource } from '../providers/registry.ts';
import { eventId } from '../store/ids.ts';
import type { Database } from '../store/sqlite.ts';
import type { TypeCount, TypeCounts } from '../store/type-counts.ts';
import { createTypeEvents } from '../store/type-events.ts';
import type { Job, Jobs } from './jobs.ts';
import type { Recorder } from './recorder.ts';
import type { TypeCounter } from './type-counter.ts';

export interface DriftParts {
  readonly database: Database;
  readonly historyName: string;
  readonly registry: RegistrySource;
  readonly recorder: Recorder;
  readonly jobs: Jobs;
  readonly types: TypeCounter;
  readonly typeCounts: TypeCounts;
}

type DriftCall = 'drift.types' | 'drift.get';

export function driftHandlers(parts: DriftParts): Pick<CallHandlers, DriftCall> {
  const { database, historyName, registry, recorder, jobs, typeCounts } = parts;
  const events = createTypeEvents(database);
  /** Writes what arrived, and then what was found out of it. */
  const flush = (): void => {
    recorder.flush();
    recorder.flush();
  };
  const toDriftType = ({ provider, eventType, count, lastSeq: seq }: TypeCount): DriftType => {
    const known = registry.current.find(provider)?.eventTypes.find(({ id }) => id === eventType);
    const receivedAt = new Date(typeCounts.receivedAt(seq) ?? 0).toISOString();
    const lastSeen = { id: eventId(historyName, seq), seq, receivedAt };
    return { provider, eventType, title: known?.title ?? null, count, lastSeen };
  };
  return {
    async 'drift.types'() {
      flush();
      const { types, more } = await parts.types.count(events.last());
      return { types: inOrder(types, registry.current).map(toDriftType), more };
    },
    'drift.get'({ job: name, ...request }) {
      flush();
      const source = { events, historyName, registry: registry.current };
      return jobs.run(name, (job) => runLook(source, request, job));
    },
  };
}

async function runLook(
  source: DriftSource,
  request: Parameters<typeof lookAtDrift>[1],
  job: Job,
): Promise<DriftReport> {
  const look = lookAtDrift(source, request);
  for (;;) {
    const { done, value } = look.next();
    if (done) return value;
    await job.step(value, null);
  }
}

/** As the providers' objects have them; what no document names comes last. */
function inOrder(types: readonly TypeCount[], { providers }: Registry): TypeCount[] {
  const documented = providers.flatMap(({ id, eventTypes }) => eventTypes.map((type) => `${id}/${type.id}`));
  const place = ({ provider, eventType }: TypeCount): number => {
    const index = documented.indexOf(`${provider}/${eventType}`);
    return index === -1 ? documented.length : index;
  };
  return types
    .map((type) => ({ type, at: place(type) }))
    .sort((a, b) => a.at - b.at || (a.type.eventType < b.type.eventType ? -1 : 1))
    .map(({ type }) => type);
}
