import { z } from 'zod';
import type { Inspection } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { readFact, writeFact } from '../store/facts.ts';
import type { Reader } from '../store/reader.ts';
import { parsedJson } from '../store/rows.ts';
import type { Database } from '../store/sqlite.ts';
import type { Recorder } from './recorder.ts';

/** Small enough that a turn of the event loop stays short while requests arrive. */
const BATCH = 50;
/** So many running numbers are looked through in a turn; most may be of other endpoints. */
const WINDOW = 2_000;
/** The first batch is told at once, for it is what is looked at; then only so often, for each telling is read anew. */
const TELL_EVERY = 2_000;

/** The endpoints whose events are still to be judged anew; null is the catch-all. */
const pendingFact = parsedJson(z.array(z.string().nullable()));

export interface EndpointReinspectionOptions {
  readonly database: Database;
  readonly reader: Reader;
  readonly recorder: Recorder;
  readonly inspect: (request: CapturedRequest) => Inspection;
  readonly lastSeq: () => number;
  /** Told of so many that are done and written. */
  readonly onDone: (count: number) => void;
  readonly onUnreadable: (seq: number, thrown: unknown) => void;
}

export interface EndpointReinspection {
  /** Judges the events that came in by an endpoint anew; null is the catch-all. */
  request(what: { readonly endpoint: string | null }): void;
  stop(): void;
}

/**
 * Judges the events of an endpoint anew, the newest first, a batch a turn beside the capture. What is not done when the
 * engine ends is done by the next one.
 */
export function createEndpointReinspection(options: EndpointReinspectionOptions): EndpointReinspection {
  const { database, reader, recorder, inspect, lastSeq, onDone, onUnreadable } = options;
  /** By endpoint: up to which running number there is still work. */
  const pending = new Map<string | null, number>();
  let next: NodeJS.Immediate | null = null;
  let untold = 0;
  let toldFirst = false;

  const remember = (): void => {
    try {
      writeFact(database, 'endpoints-to-inspect', JSON.stringify([...pending.keys()]));
    } catch (thrown) {
      // It goes on in this life; only a crash would leave it undone.
      onUnreadable(lastSeq(), thrown);
    }
  };
  const tell = (): void => {
    if (untold === 0) return;
    recorder.flush();
    onDone(untold);
    untold = 0;
    toldFirst = true;
  };
  const inspectOne = (seq: number): void => {
    try {
      const request = reader.request(seq);
      if (!request) return;
      recorder.note({ seq, inspection: inspect(request), reply: null });
      untold += 1;
    } catch (thrown) {
      onUnreadable(seq, thrown);
    }
  };
  /** A stretch that a damaged file does not give back is skipped. */
  const seqsUpTo = (endpoint: string | null, upTo: number): number[] => {
    try {
      return reader.seqsOfEndpoint(endpoint, { from: upTo - WINDOW + 1, to: upTo, limit: BATCH });
    } catch (thrown) {
      onUnreadable(upTo, thrown);
      return [];
    }
  };
  const step = (): void => {
    next = null;
    const [first] = pending;
    if (!first) return;
    const [endpoint, upTo] = first;
    const found = seqsUpTo(endpoint, upTo);
    for (const seq of found) inspectOne(seq);
    const left = found.length < BATCH ? upTo - WINDOW : (found.at(-1) ?? 1) - 1;
    if (left >= 1) pending.set(endpoint, left);
    else finish(endpoint);
    if (!toldFirst || untold >= TELL_EVERY) tell();
    schedule();
  };
  const finish = (endpoint: string | null): void => {
    tell();
    pending.delete(endpoint);
    recorder.flush();
    remember();
  };
  const schedule = (): void => {
    if (next === null && pending.size > 0) next = setImmediate(step);
  };

  for (const endpoint of pendingFact.parse(readFact(database, 'endpoints-to-inspect') ?? '[]'))
    pending.set(endpoint, lastSeq());
  schedule();
  return {
    request({ endpoint }) {
      pending.set(endpoint, lastSeq());
      toldFirst = false;
      remember();
      schedule();
    },
    stop() {
      if (next) clearImmediate(next);
    },
  };
}
