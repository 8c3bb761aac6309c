import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecorder, type Recorder } from '../../core/engine/recorder.ts';
import { createReinspection, type Reinspection } from '../../core/engine/reinspect.ts';
import { type Inspection, inspect } from '../../core/inspect/inspect.ts';
import type { CapturedRequest } from '../../core/inspect/record.ts';
import { replies } from '../../core/receiver/reply.ts';
import { readFact } from '../../core/store/facts.ts';
import { createGaps } from '../../core/store/gaps.ts';
import { type History, openMemoryHistory } from '../../core/store/history.ts';
import { createReader, type Reader } from '../../core/store/reader.ts';
import { createWriter, type Writer } from '../../core/store/writer.ts';
import { captured } from '../support/captured.ts';

const COUNT = 130;

let history: History;
let writer: Writer;
let reader: Reader;
let recorder: Recorder;
let running: Reinspection;
/** What the next inspection of anything says, and the basis that it is made on. */
let eventType: string;
let basis: string;
const inspected: number[] = [];
const done: number[] = [];

const request = (n: number): CapturedRequest =>
  captured({ receivedAt: n, path: `/${n}`, endpoint: n % 2 === 0 ? 'even' : null });
const judge = (captured: CapturedRequest): Inspection => ({ ...inspect(captured), eventType });
const start = (): void => {
  running = createReinspection({
    database: history.database,
    reader,
    recorder,
    inspect(captured) {
      inspected.push(captured.receivedAt);
      return judge(captured);
    },
    basis: () => basis,
    lastSeq: () => writer.lastSeq,
    onDone: (count) => done.push(count),
    onUnreadable: (_seq, thrown) => {
      throw thrown;
    },
    clock: { now: () => 0, monotonic: () => 0 },
  });
};
/** The run is over once the history knows the basis. */
const settled = () => expect.poll(() => readFact(history.database, 'rules-version')).toBe(basis);
const types = (): (string | null)[] =>
  reader.page({ offset: 0, limit: COUNT }).map((event) => event.eventType);
const all = (type: string): string[] => new Array<string>(COUNT).fill(type);

beforeEach(async () => {
  history = openMemoryHistory();
  writer = createWriter(history.database);
  reader = createReader(history.database, 'test', () => createGaps([]));
  recorder = createRecorder({
    writer,
    replyTo: () => replies.taken,
    inspect: judge,
    onStored: () => {},
    onTrouble: () => {},
    onLostOutcome: () => {},
  });
  [eventType, basis] = ['first', '1'];
  writer.commit(
    Array.from({ length: COUNT }, (_, n) => request(n + 1)),
    [],
  );
  start();
  await settled();
  inspected.length = 0;
  done.length = 0;
});
afterEach(() => {
  running.stop();
  history.close();
});

describe('inspection anew', () => {
  it('judges all again on demand, and tells once how many came out otherwise', async () => {
    [eventType, basis] = ['second', '2'];
    running.request();
    await settled();
    expect(types()).toEqual(all('second'));
    expect(done).toEqual([COUNT]);
  });

  it('begins again where it is asked for again meanwhile', async () => {
    [eventType, basis] = ['second', '2'];
    running.request();
    await turn();
    expect(inspected.length).toBeGreaterThan(0);
    expect(inspected.length).toBeLessThan(COUNT / 2);
    [eventType, basis] = ['third', '3'];
    running.request();
    await settled();
    expect(types()).toEqual(all('third'));
    expect(done).toHaveLength(1);
  });

  it('writes nothing that comes out the same', async () => {
    basis = '2';
    running.request();
    await settled();
    expect(inspected).toHaveLength(COUNT);
    expect(done).toEqual([]);
  });

  it('goes on at the next start where it was stopped', async () => {
    [eventType, basis] = ['second', '1'];
    running.request();
    await turn();
    expect(inspected.length).toBeGreaterThan(0);
    expect(inspected.length).toBeLessThan(COUNT / 2);
    running.stop();
    recorder.flush();
    expect(types()).not.toEqual(all('second'));
    start();
    await settled();
    expect(types()).toEqual(all('second'));
  });

  it('leaves alone at the next start what is up to date', async () => {
    start();
    await settled();
    expect(inspected).toEqual([]);
  });

  it('does not bring back what was found out before it', async () => {
    [eventType, basis] = ['second', '2'];
    const late = { seq: 5, inspection: { ...judge(request(5)), eventType: 'late' }, reply: null };
    recorder.note(late);
    running.request();
    await settled();
    expect(types()).toEqual(all('second'));
  });
});
