import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { EventDetail } from '../contract/models.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { readFact, writeFact } from '../store/facts.ts';
import type { Reader } from '../store/reader.ts';
import type { Database } from '../store/sqlite.ts';
import { keepSignature } from './keep-signature.ts';
import type { Recorder } from './recorder.ts';

/** Small enough that a turn of the event loop stays short while requests arrive. */
const BATCH = 50;
/** A user's schema may take long for each: then a turn has fewer. Milliseconds. */
const TURN_MS = 20;

export interface ReinspectionOptions {
  readonly database: Database;
  readonly reader: Reader;
  readonly recorder: Recorder;
  readonly inspect: (request: CapturedRequest) => Inspection;
  /** All that every inspection depends on, beside its request. Stored inspections of another basis are out of date. */
  readonly basis: () => string;
  /** Running number of the newest stored request. */
  readonly lastSeq: () => number;
  /** Told once all is done and written, if anything was found out anew. */
  readonly onDone: (count: number) => void;
  /** A stored request could not be read. */
  readonly onUnreadable: (seq: number, thrown: unknown) => void;
  readonly clock: Clock;
}

export interface Reinspection {
  /**
   * Inspects every stored request anew. A run that is under way begins again. It survives the engine: what is not done
   * when that ends is done at the next start.
   */
  request(): void;
  /** Ends it; the next start goes on. */
  stop(): void;
}

interface Run {
  /** The next to look at, and the last. */
  seq: number;
  readonly last: number;
  readonly basis: string;
  count: number;
}

/** Stands for the basis while a run that was asked for is not done. */
const UNFINISHED = '';

/**
 * Inspects what an earlier engine stored but did not live to inspect, and whatever was judged on another basis than now.
 * Runs beside the capture, a batch a turn. An inspection that comes out the same is not written again.
 */
export function createReinspection(options: ReinspectionOptions): Reinspection {
  const { reader, recorder, clock, onUnreadable } = options;
  let next: NodeJS.Immediate | null = null;
  let run: Run | null = null;

  const begin = (seq: number): void => {
    if (next) clearImmediate(next);
    // What waits to be written may be of another basis, and must not be written after what is found out now.
    recorder.flush();
    run = { seq, last: options.lastSeq(), basis: options.basis(), count: run?.count ?? 0 };
    next = setImmediate(step);
  };
  const step = (): void => {
    next = null;
    if (!run) return;
    const end = Math.min(run.seq + BATCH, run.last + 1);
    const until = clock.monotonic() + TURN_MS;
    for (; run.seq < end && clock.monotonic() < until; run.seq++) inspectOne(run, run.seq);
    if (run.seq <= run.last) next = setImmediate(step);
    else finish(run);
  };
  /** A row that a damaged file does not give back is skipped: the others, and the capture, go on. */
  const inspectOne = (now: Run, seq: number): void => {
    try {
      const request = reader.request(seq);
      if (!request) return;
      const inspection = keepSignature(reader, seq, options.inspect(request));
      if (isSame(reader.detail(seq), inspection)) return;
      recorder.note({ seq, inspection, reply: null });
      now.count += 1;
    } catch (thrown) {
      onUnreadable(seq, thrown);
    }
  };
  const finish = (done: Run): void => {
    run = null;
    recorder.flush();
    remember(options, done.basis);
    if (done.count > 0) options.onDone(done.count);
  };

  const sameBasis = readFact(options.database, 'rules-version') === options.basis();
  begin(sameBasis ? reader.lastInspected() + 1 : 1);
  return {
    request() {
      remember(options, UNFINISHED);
      begin(1);
    },
    stop() {
      if (next) clearImmediate(next);
    },
  };
}

function isSame(stored: EventDetail | null, found: Inspection): boolean {
  if (!stored?.validation || !stored.signature) return false;
  const { rulesVersion, provider, eventType, validation, signature } = stored;
  return isDeepStrictEqual({ rulesVersion, provider, eventType, validation, signature }, found);
}

function remember({ database, onUnreadable, lastSeq }: ReinspectionOptions, basis: string): void {
  try {
    if (readFact(database, 'rules-version') !== basis) writeFact(database, 'rules-version', basis);
  } catch (thrown) {
    // The next start inspects once more; nothing else depends on it.
    onUnreadable(lastSeq(), thrown);
  }
}
