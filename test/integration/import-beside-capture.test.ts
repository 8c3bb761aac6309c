import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { importInto } from '../support/import-into.ts';

/** A clock by which, once it is slow, every step of a job takes its turn of the event loop, however fast the computer is. */
function slowClock() {
  let extra = 0;
  let slow = false;
  return {
    ...systemClock,
    becomeSlow() {
      slow = true;
    },
    monotonic() {
      if (slow) extra += 6;
      return systemClock.monotonic() + extra;
    },
  };
}

/** Written in 30 slices, one a turn of the event loop: what the tests do meanwhile takes a few. */
const EVENTS = 3_000;
const file = Array.from({ length: EVENTS }, (_, n) =>
  JSON.stringify({
    ...{ method: 'POST', path: `/okhi/n${n}`, headers: [['Content-Type', 'application/json']] },
    bodyBase64: Buffer.from(`{"v2":{"user_id":"needle${n}x"}}`).toString('base64'),
  }),
).join('\n');

let folder: ReturnType<typeof temporaryFolder>;
let engine: RunningEngine;
let clock: ReturnType<typeof slowClock>;
const dataDir = (): string => join(folder.path, 'data');
beforeEach(async () => {
  folder = temporaryFolder();
  clock = slowClock();
  engine = await startEngine({ dataDir: dataDir(), clock });
});
afterEach(async () => {
  await engine.close();
  folder.remove();
});

/** Calls `act` once the import is being written into the history; a file is told of as twice its size, the second half is that. */
function whileWritten(act: (job: string) => Promise<void> | void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = engine.engine.onPush((push) => {
      if (push.name !== 'job.progress' || push.data.job === null) return;
      const { done, total, job } = push.data;
      clock.becomeSlow();
      // Some of it is written, and some is not.
      if (total !== file.length * 2 || done <= file.length) return;
      stop();
      Promise.resolve(act(job)).then(resolve, reject);
    });
  });
}
const page = async (running = engine) => running.call('events.page', { offset: 0, limit: 500 });
const counted = async (running = engine) => {
  const { bars } = await running.call('timeline.get', { from: null, to: null, bars: 10 });
  const { events, trash } = await running.call('storage.get', {});
  return {
    timeline: bars.reduce((sum, { bad, warn, good, other }) => sum + bad + warn + good + other, 0),
    storage: events,
    trash: trash.length,
  };
};
let searches = 0;
const searched = async (query: string, running = engine) => {
  const search = `search-${++searches}`;
  await running.call('search.start', { search, query });
  const isDone = (): boolean =>
    running.pushes.some(
      ({ name, data }) => name === 'search.found' && data.search === search && data.state === 'done',
    );
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
  const { first } = await running.call('events.page', { search, offset: 0, limit: 1 });
  const { events } = await running.call('events.page', { search, offset: first ?? 0, limit: 500 });
  return events.map(({ seq }) => seq);
};
const rowsIn = (from: string): number => {
  const database = openDatabase(join(from, 'history.db'), { readOnly: true });
  const { n } = database.prepare('SELECT count(*) AS n FROM requests').get() as { n: number };
  database.close();
  return n;
};

describe('an import that is being written', () => {
  it('holds up nobody, shows nothing of itself, and is there all at once', async () => {
    await send(engine.url, { path: '/before' });
    const during = whileWritten(async () => {
      // Whoever counts now passes the numbers of what is hidden, and has to come back to them.
      const meanwhile = [counted(), searched('needle7x')];
      expect((await page()).total).toBe(1);
      const paths = ['/during/needle7x', '/during/b'];
      const sent = await Promise.all(paths.map((path) => send(engine.url, { path, body: '{}' })));
      expect(sent.map(({ status }) => status)).toEqual([200, 200]);
      const { total, events } = await page();
      expect({ total, seqs: events.map(({ seq }) => seq) }).toEqual({
        total: 3,
        seqs: [1, EVENTS + 2, EVENTS + 3],
      });
      await Promise.all(meanwhile);
    });
    const [result] = await Promise.all([importInto(engine, file), during]);
    expect(result).toMatchObject({ events: EVENTS, first: 2, last: EVENTS + 1 });
    const { total, events } = await page();
    expect(total).toBe(EVENTS + 3);
    expect(events.slice(0, 3).map(({ seq, path }) => [seq, path])).toEqual([
      [1, '/before'],
      [2, '/okhi/n0'],
      [3, '/okhi/n1'],
    ]);
    expect(await counted()).toEqual({ timeline: EVENTS + 3, storage: EVENTS + 3, trash: 0 });
    expect(await searched('needle7x')).toEqual([9, EVENTS + 2]);
    expect(await searched('needle2999x')).toEqual([EVENTS + 1]);
    expect(await searched('is:imported seq>=3000')).toEqual([3000, 3001]);
    expect(await searched('-is:imported')).toEqual([1, EVENTS + 2, EVENTS + 3]);
    expect(events.slice(0, 2).map(({ imported }) => imported)).toEqual([
      null,
      { form: 'json', originalAt: null },
    ]);
    const one = await engine.call('events.get', { id: '500' });
    expect(one).toMatchObject({ path: '/okhi/n498', provider: 'okhi', imported: { form: 'json' } });
    expect(engine.pushes.filter(({ name }) => name === 'events.removed')).toHaveLength(1);
  });

  it('cancelled then, it leaves nothing, and its numbers are not given again', async () => {
    const during = whileWritten((job) => void engine.call('jobs.cancel', { job }));
    await expect(importInto(engine, file)).rejects.toMatchObject({ code: 'job-cancelled' });
    await during;
    expect((await page()).total).toBe(0);
    await send(engine.url, { path: '/after/needle3x' });
    const { events } = await page();
    expect(events.map(({ seq }) => seq)).toEqual([EVENTS + 1]);
    await engine.close();
    const next = await startEngine({ dataDir: dataDir() });
    await send(next.url, { path: '/x' });
    expect((await page(next)).total).toBe(2);
    expect(await searched('needle3x', next)).toEqual([EVENTS + 1]);
    await next.close();
    expect(rowsIn(dataDir())).toBe(2);
    engine = await startEngine();
  });

  it('killed then, nothing of it is there at the next start, in no trash, and soon not in the file', async () => {
    await send(engine.url, { path: '/before' });
    const killed = join(folder.path, 'killed');
    const during = whileWritten(() => cpSync(dataDir(), killed, { recursive: true }));
    await Promise.all([importInto(engine, file), during]);
    const half = rowsIn(killed);
    expect(half).toBeGreaterThan(1);
    expect(half).toBeLessThan(EVENTS + 1);
    const next = await startEngine({ dataDir: killed });
    expect((await page(next)).total).toBe(1);
    expect((await next.call('storage.get', {})).trash).toEqual([]);
    await expect(next.call('events.restore', { removal: 1 })).rejects.toMatchObject({
      code: 'removal-not-found',
    });
    await send(next.url, { path: '/after' });
    // Another import ends after what was begun before it.
    expect(await importInto(next, file)).toMatchObject({ events: EVENTS });
    await expect.poll(() => rowsIn(killed), { timeout: 20_000 }).toBe(EVENTS + 2);
    await next.close();
    const check = openDatabase(join(killed, 'history.db'), { readOnly: true });
    expect(check.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(check.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    check.close();
  });
});
