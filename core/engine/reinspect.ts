import { type Inspection, RULES_VERSION } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { readFact, writeFact } from '../store/facts.ts';
import type { Reader } from '../store/reader.ts';
import type { Database } from '../store/sqlite.ts';
import { keepSignature } from './keep-signature.ts';
import type { Recorder } from './recorder.ts';

/** Small enough that a turn of the event loop stays short while requests arrive. */
const BATCH = 50;

export interface ReinspectOptions {
  readonly database: Database;
  readonly reader: Reader;
  readonly recorder: Recorder;
  readonly inspect: (request: CapturedRequest) => Inspection;
  readonly lastSeq: number;
  /** Told once all is done and written, if there was anything to do. */
  readonly onDone: (count: number) => void;
  /** A stored request could not be read. */
  readonly onUnreadable: (seq: number, thrown: unknown) => void;
}

/**
 * Inspects what an earlier engine stored but did not live to inspect, or judged by older rules. Runs beside the
 * capture, a batch a turn. `stop` ends it; the next start goes on.
 */
export function reinspect({
  database,
  reader,
  recorder,
  inspect,
  lastSeq,
  onDone,
  onUnreadable,
}: ReinspectOptions): {
  stop(): void;
} {
  const sameRules = readFact(database, 'rules-version') === String(RULES_VERSION);
  let seq = sameRules ? reader.lastInspected() + 1 : 1;
  let next: NodeJS.Immediate | null = null;
  let count = 0;

  const step = (): void => {
    const end = Math.min(seq + BATCH, lastSeq + 1);
    for (; seq < end; seq++) inspectOne(seq);
    if (seq <= lastSeq) next = setImmediate(step);
    else finish();
  };
  /** A row that a damaged file does not give back is skipped: the others, and the capture, go on. */
  const inspectOne = (row: number): void => {
    try {
      const request = reader.request(row);
      if (!request) return;
      recorder.note({ seq: row, inspection: keepSignature(reader, row, inspect(request)), reply: null });
      count += 1;
    } catch (thrown) {
      onUnreadable(row, thrown);
    }
  };
  const finish = (): void => {
    recorder.flush();
    if (!sameRules) rememberRules();
    if (count > 0) onDone(count);
  };
  const rememberRules = (): void => {
    try {
      writeFact(database, 'rules-version', String(RULES_VERSION));
    } catch (thrown) {
      // The next start inspects once more; nothing else depends on it.
      onUnreadable(lastSeq, thrown);
    }
  };
  next = setImmediate(step);
  return { stop: () => next && clearImmediate(next) };
}
