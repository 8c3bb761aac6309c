import { eventNotFound } from '../../archive.ts';
import type { Clock } from '../../clock.ts';
import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError, toHookglassError } from '../../contract/errors.ts';
import type { keepingCalls, StorageState } from '../../contract/keeping-calls.ts';
import type { Log } from '../../log.ts';
import { eventId, seqOf } from '../../store/ids.ts';
import type { Mark } from '../../store/marks.ts';
import type { Removal } from '../../store/removals.ts';
import type { Hub } from '../hub.ts';
import type { Jobs } from '../jobs.ts';
import type { Recorder } from '../recorder.ts';
import type { Searches } from '../search/searches.ts';
import type { SeqFinder } from '../seq-finder.ts';
import type { Storage } from '../storage.ts';
import { createKeeper, TRASH_HOURS } from './keeper.ts';
import { createLimitKeeper } from './limits.ts';
import { createUsageCounter } from './usage-counter.ts';

const HOUR_MS = 3_600_000;
/** How often limits and trash are looked at. */
const SWEEP_MS = 60_000;

export interface KeepingParts {
  readonly storage: Storage;
  readonly recorder: Recorder;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly hub: Pick<Hub<unknown>, 'eventsRemoved' | 'eventMarked'>;
  readonly seqFor: SeqFinder;
  /** What counts the listed events, and has to count anew where others are listed. */
  readonly counters: readonly { forget(): void }[];
  readonly searches: Pick<Searches, 'found'>;
  /** These events are gone for good, by running numbers. */
  readonly onPurged: (seqs: readonly number[]) => void;
}

export interface KeepingWork {
  /** Other events are listed than before. */
  readonly onListChange: () => void;
  /** Takes away what is hidden of an import that came to nothing. */
  discard(hidden: number): void;
  readonly handlers: Pick<CallHandlers, keyof typeof keepingCalls>;
  /** Ends what runs by itself; the next start goes on with it. */
  stop(): void;
}

/** What the calls of keeping do, and what is done by itself: limits, and the trash that is old. */
export function createKeepingWork(parts: KeepingParts): KeepingWork {
  const { storage, recorder, jobs, clock, log, hub, seqFor, searches } = parts;
  const { removals, marks, usage, limits, writer, reader, name } = storage;
  const counter = createUsageCounter(usage, jobs);
  const onListChange = (): void => {
    for (const counts of [counter, ...parts.counters]) counts.forget();
    hub.eventsRemoved(reader.total());
  };
  const lastSeq = (): number => writer.lastSeq;
  const keeper = createKeeper({
    ...{ ...storage, counter, recorder, jobs, clock, lastSeq },
    ...{ onPurged: parts.onPurged, onListChange },
  });
  const limitKeeper = createLimitKeeper({ limits, usage, counter, keeper, jobs, clock, lastSeq });

  const sweep = async (): Promise<void> => {
    try {
      const old = await keeper.emptyTrash(clock.now() - TRASH_HOURS * HOUR_MS, null);
      const over = limits.list().length > 0 ? await limitKeeper.apply() : 0;
      if (old + over > 0) await keeper.shrink(null);
    } catch (thrown) {
      const error = toHookglassError(thrown);
      if (error.code !== 'job-cancelled')
        log.warn('the history could not be tidied', { reason: error.message });
    }
  };
  const discard = async (hidden: number | null): Promise<void> => {
    try {
      await keeper.discard(hidden);
    } catch (thrown) {
      // The next start tries again.
      log.warn('what an import left could not be taken away', { reason: toHookglassError(thrown).message });
    }
  };
  if (removals.hidden().length > 0) void discard(null);
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();

  const mark = (id: string, change: Partial<Mark>): Mark => {
    const seq = seqFor(id);
    if (reader.placeOf(seq) === null) throw eventNotFound(id);
    const next = { ...marks.get(seq), ...change };
    marks.set(seq, next);
    hub.eventMarked({ id: eventId(name, seq), seq, ...next });
    return next;
  };
  return {
    stop: () => clearInterval(timer),
    onListChange,
    discard: (hidden) => void discard(hidden),
    handlers: {
      'events.remove'({ ids }) {
        recorder.flush();
        const seqs = ids.map((id) => seqOf(name, id)).filter((seq) => seq !== null);
        return { removal: told(keeper.remove(seqs)) };
      },
      'events.clear': () => ({ removal: told(keeper.clear(null)) }),
      'events.clearFound': ({ search }) => ({ removal: told(keeper.clear(searches.found(search))) }),
      'events.restore': ({ removal }) => ({ events: keeper.restore(removal) }),
      'events.place'({ id }) {
        recorder.flush();
        const seq = seqOf(name, id);
        if (seq === null) throw eventNotFound(id);
        return { place: removals.gaps.placeOf(seq), listed: reader.placeOf(seq) !== null };
      },
      'capture.incognito'() {
        throw new HookglassError('unknown-call', 'Incognito capture is for the window and `serve`.');
      },
      'events.pin': ({ id, pinned }) => mark(id, { pinned }),
      'events.note': ({ id, note }) => mark(id, { note: note.trim() === '' ? null : note }),
      async 'storage.get'(): Promise<StorageState> {
        recorder.flush();
        const counted = await counter.count(writer.lastSeq);
        const endpoints = counted
          .map(({ endpoint: slug, events, bytes }) => ({ slug, events, bytes }))
          .filter(({ events }) => events > 0)
          .sort((a, b) => b.bytes - a.bytes);
        return {
          events: endpoints.reduce((sum, { events }) => sum + events, 0),
          bytes: endpoints.reduce((sum, { bytes }) => sum + bytes, 0),
          marked: usage.marked().reduce((sum, { events }) => sum + events, 0),
          endpoints,
          file: usage.file(),
          trash: removals.list().map(toRemoval),
          trashHours: TRASH_HOURS,
          limits: limits.list(),
        };
      },
      async 'storage.setLimits'({ limits: wanted }) {
        limits.replace(wanted);
        recorder.flush();
        const events = await limitKeeper.apply();
        if (events > 0) await keeper.shrink(null);
        return { events };
      },
      async 'storage.emptyTrash'({ job }) {
        const events = await keeper.emptyTrash(null, job);
        await keeper.shrink(null);
        return { events };
      },
      'storage.shrink': async ({ job }) => ({ freedBytes: await keeper.shrink(job) }),
    },
  };
}

const toRemoval = ({ id, removedAt, events }: Removal) => ({
  id,
  removedAt: new Date(removedAt).toISOString(),
  events,
});

const told = (removal: Removal | null) => removal && toRemoval(removal);
