import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../core/archive.ts';
import type { SearchRunner } from '../../core/engine/search/runner.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { hookglass, jsonLines } from '../support/cli.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
beforeEach(async () => {
  folder = temporaryFolder();
  running = await startEngine({ dataDir: folder.path });
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

const verified = readFileSync('fixtures/okhi/verified.json');
/** With an issue, so that its inspection is its own. */
const invalid = Buffer.from(verified.toString().replace(/"location_id":.*\n/, ''));

/** One after the other, so that their numbers are in this order. */
async function sendAll(count: number, body: Uint8Array = verified, path = '/okhi'): Promise<void> {
  for (let sent = 0; sent < count; sent++) await send(running.url, { path, body });
}

async function listed(): Promise<number[]> {
  const { events, total } = await running.call('events.page', { offset: 0, limit: 500 });
  expect(events).toHaveLength(total);
  return events.map(({ seq }) => seq);
}

async function restart(): Promise<void> {
  await running.close();
  running = await startEngine({ dataDir: folder.path });
}

/** The engine's file as a process finds it that comes after a crash: nothing was closed or told. */
const stored = (sql: string): unknown[] => {
  const database = openDatabase(join(folder.path, 'history.db'));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

const rows = (seqs: readonly number[]): { seq: number }[] => seqs.map((seq) => ({ seq }));

describe('removing events', () => {
  it('takes them from the list, the archive and every look at single events, and undo brings them back', async () => {
    await sendAll(5);
    const before = await running.call('events.page', { offset: 0, limit: 10 });
    const { removal } = await running.call('events.remove', { ids: ['2', '#4', 'unknown'] });
    expect(removal?.events).toBe(2);
    expect(await listed()).toEqual([1, 3, 5]);
    expect((await running.call('events.page', { offset: 1, limit: 1 })).events).toMatchObject(rows([3]));
    expect((await running.call('engine.state', {})).totalEvents).toBe(3);
    await expect(running.call('events.get', { id: '2' })).rejects.toMatchObject({ code: 'event-not-found' });
    expect(await running.call('events.place', { id: '5' })).toEqual({ place: 2, listed: true });
    expect(await running.call('events.place', { id: '4' })).toEqual({ place: 2, listed: false });
    expect(running.pushes).toContainEqual(
      expect.objectContaining({ name: 'events.removed', data: { total: 3 } }),
    );
    const archive = openArchive(folder.path);
    expect(archive?.page({ offset: 0, limit: 10 })).toMatchObject(rows([1, 3, 5]));
    expect(archive?.total()).toBe(3);
    expect(() => archive?.full('2')).toThrow(expect.objectContaining({ code: 'event-not-found' }) as Error);
    archive?.close();

    expect(await running.call('events.restore', { removal: removal?.id ?? 0 })).toEqual({ events: 2 });
    expect((await running.call('events.page', { offset: 0, limit: 10 })).events).toEqual(before.events);
    await expect(running.call('events.restore', { removal: removal?.id ?? 0 })).rejects.toMatchObject({
      code: 'removal-not-found',
    });
  });

  it('goes on numbering after what was removed, also over a restart with nothing left', async () => {
    await sendAll(3);
    const { removal } = await running.call('events.remove', { ids: ['3'] });
    await running.call('storage.emptyTrash', { job: 'empty' });
    expect(removal?.events).toBe(1);
    await sendAll(1);
    expect(await listed()).toEqual([1, 2, 4]);
    await running.call('events.clear', {});
    await running.call('storage.emptyTrash', { job: 'empty' });
    await restart();
    expect(await listed()).toEqual([]);
    await sendAll(1);
    expect(await listed()).toEqual([5]);
  });

  it('counts neither as an arrived type nor as drift', async () => {
    await sendAll(4);
    expect((await running.call('drift.types', {})).types).toMatchObject([{ count: 4 }]);
    await running.call('events.remove', { ids: ['1', '2', '4'] });
    expect((await running.call('drift.types', {})).types).toMatchObject([{ count: 1, lastSeen: { seq: 3 } }]);
  });

  it('leaves later arrivals at their places', async () => {
    await sendAll(3);
    await running.call('events.remove', { ids: ['1'] });
    await sendAll(2);
    const totals = (): number[] =>
      running.pushes.flatMap((push) =>
        push.name === 'events.added' || push.name === 'events.removed' ? [push.data.total] : [],
      );
    await expect.poll(() => totals().at(-1)).toBe(4);
    expect(await listed()).toEqual([2, 3, 4, 5]);
  });
});

describe('clearing the list', () => {
  it('spares pins and notes, and undo brings back what went, once', async () => {
    await sendAll(5);
    await running.call('events.pin', { id: '2', pinned: true });
    await running.call('events.note', { id: '4', note: 'the odd one' });
    const { removal } = await running.call('events.clear', {});
    expect(removal?.events).toBe(3);
    expect(await listed()).toEqual([2, 4]);
    expect(await running.call('events.clear', {})).toEqual({ removal: null });
    await sendAll(1);
    await running.call('events.restore', { removal: removal?.id ?? 0 });
    expect(await listed()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('of what a search found takes that alone, arrivals that fit included, spares marks too, and can be undone', async () => {
    await sendAll(2);
    await send(running.url, { path: '/other' });
    await sendAll(2);
    await running.call('events.pin', { id: '2', pinned: true });
    await running.call('search.start', { search: 'mine', query: '-path:/other' });
    const state = () =>
      running.pushes.flatMap((push) => (push.name === 'search.found' ? [push.data.state] : [])).at(-1);
    await expect.poll(state).toBe('done');
    await sendAll(1);
    await send(running.url, { path: '/other' });
    await running.arrived(7);
    const { removal } = await running.call('events.clearFound', { search: 'mine' });
    expect(removal?.events).toBe(4);
    expect(await listed()).toEqual([2, 3, 7]);
    await running.call('events.restore', { removal: removal?.id ?? 0 });
    expect(await listed()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await expect(running.call('events.clearFound', { search: 'gone' })).rejects.toMatchObject({
      code: 'bad-argument',
    });
  });

  it('is one small change, whatever the number of events, and stands after a crash', async () => {
    await sendAll(20);
    const { removal } = await running.call('events.clear', {});
    // As the next process finds it, the engine having had no time for anything.
    expect(stored('SELECT first, last, removal FROM gaps')).toEqual([
      { first: 1, last: 20, removal: removal?.id },
    ]);
    expect(stored('SELECT count(*) AS n FROM requests')).toEqual([{ n: 20 }]);
    await restart();
    expect(await listed()).toEqual([]);
    expect((await running.call('storage.get', {})).trash).toEqual([removal]);
    await running.call('events.restore', { removal: removal?.id ?? 0 });
    expect(await listed()).toHaveLength(20);
  });
});

describe('the trash', () => {
  it('is emptied for good: requests, outcomes, and inspections of their own', async () => {
    await sendAll(150, invalid);
    await sendAll(2);
    await running.call('events.clear', {});
    await sendAll(1, invalid);
    expect(await running.call('storage.emptyTrash', { job: 'empty' })).toEqual({ events: 152 });
    expect(stored('SELECT seq FROM requests')).toEqual(rows([153]));
    expect(stored('SELECT first, last, removal FROM gaps')).toEqual([{ first: 1, last: 152, removal: null }]);
    expect(stored('SELECT count(*) AS n FROM inspections WHERE errors > 0')).toEqual([{ n: 1 }]);
    expect(stored('PRAGMA foreign_key_check')).toEqual([]);
    expect((await running.call('storage.get', {})).trash).toEqual([]);
    expect((await running.call('events.get', { id: '153' })).validation?.status).toBe('invalid');
    // What was written once for many events is still there for the next.
    await sendAll(1);
    expect((await running.call('events.get', { id: '154' })).validation?.status).toBe('valid');
  });

  it('that was emptied in part when the engine was killed is emptied on, and can be undone for the rest', async () => {
    await sendAll(4);
    const { removal } = await running.call('events.clear', {});
    await running.close();
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec(`PRAGMA foreign_keys = ON; DELETE FROM requests WHERE seq <= 2; DELETE FROM gaps;
      INSERT INTO gaps VALUES (1, 2, NULL), (3, 4, ${removal?.id})`);
    database.close();
    running = await startEngine({ dataDir: folder.path });
    expect(await running.call('events.restore', { removal: removal?.id ?? 0 })).toEqual({ events: 2 });
    expect(await listed()).toEqual([3, 4]);
  });

  it('gives its room back to the file system', async () => {
    const large = Buffer.alloc(1024 * 1024, 'x');
    await sendAll(20, large);
    await running.call('events.clear', {});
    const before = (await running.call('storage.get', {})).file;
    expect(before.shrinks).toBe(true);
    await running.call('storage.emptyTrash', { job: 'empty' });
    const after = (await running.call('storage.get', {})).file;
    expect(after.bytes).toBeLessThan(before.bytes / 2);
    await running.close();
    expect(statSync(join(folder.path, 'history.db')).size).toBeLessThan(before.bytes / 2);
    running = await startEngine({ dataDir: folder.path });
  });
});

describe('pins and notes', () => {
  it('are told to everyone, stand over a restart and never touch the request', async () => {
    await sendAll(2);
    await listed();
    const before = stored('SELECT * FROM requests');
    expect(await running.call('events.pin', { id: '2', pinned: true })).toEqual({ pinned: true, note: null });
    expect(await running.call('events.note', { id: '2', note: 'look here' })).toEqual({
      pinned: true,
      note: 'look here',
    });
    expect(running.pushes.filter(({ name }) => name === 'event.marked')).toMatchObject([
      { data: { seq: 2, pinned: true, note: null } },
      { data: { seq: 2, pinned: true, note: 'look here' } },
    ]);
    await restart();
    expect(await running.call('events.get', { id: '2' })).toMatchObject({ pinned: true, note: 'look here' });
    expect((await running.call('events.page', { offset: 1, limit: 1 })).events).toMatchObject([
      { note: 'look here' },
    ]);
    await running.call('events.note', { id: '2', note: '  ' });
    await running.call('events.pin', { id: '2', pinned: false });
    expect(await running.call('events.get', { id: '2' })).toMatchObject({ pinned: false, note: null });
    await running.close();
    expect(stored('SELECT * FROM requests')).toEqual(before);
    expect(stored('SELECT * FROM marks')).toEqual([]);
    running = await startEngine({ dataDir: folder.path });
  });

  it('of an event that there is not are refused', async () => {
    await expect(running.call('events.pin', { id: '9', pinned: true })).rejects.toMatchObject({
      code: 'event-not-found',
    });
  });
});

describe('limits', () => {
  const none = { maxAgeMs: null, maxEvents: null, maxBytes: null };

  it('take the oldest for good, by number, and spare pins and notes, which do not count', async () => {
    await sendAll(6);
    await running.call('events.pin', { id: '1', pinned: true });
    const limits = [{ ...none, scope: '*', maxEvents: 2 }];
    expect(await running.call('storage.setLimits', { limits })).toEqual({ events: 3 });
    expect(await listed()).toEqual([1, 5, 6]);
    expect(stored('SELECT seq FROM requests')).toEqual(rows([1, 5, 6]));
    expect((await running.call('storage.get', {})).trash).toEqual([]);
  });

  it('are of one endpoint, and of the whole', async () => {
    const endpoint = {
      slug: 'hooks',
      provider: null,
      scheme: null,
      options: { headerName: null, recipe: null, publicUrl: null },
      rejectBadSignature: false,
    };
    await running.call('endpoints.save', { was: null, endpoint });
    await sendAll(3, verified, '/hooks');
    await sendAll(3);
    const limits = [
      { ...none, scope: 'hooks', maxEvents: 1 },
      { ...none, scope: '', maxBytes: 1 },
    ];
    expect(await running.call('storage.setLimits', { limits })).toEqual({ events: 5 });
    expect(await listed()).toEqual([3]);
    // An endpoint that gets another name keeps its limit.
    await running.call('endpoints.save', { was: 'hooks', endpoint: { ...endpoint, slug: 'renamed' } });
    expect((await running.call('storage.get', {})).limits).toMatchObject([
      { scope: '' },
      { scope: 'renamed' },
    ]);
  });

  it('by age go by the clock', async () => {
    let now = Date.UTC(2026, 10, 25);
    await running.close();
    const clock = { now: () => now, monotonic: () => performance.now() };
    running = await startEngine({ dataDir: folder.path, clock });
    await sendAll(2);
    now += 60_000;
    await sendAll(1);
    const limits = [{ ...none, scope: '*', maxAgeMs: 59_000 }];
    expect(await running.call('storage.setLimits', { limits })).toEqual({ events: 2 });
    expect(await listed()).toEqual([3]);
  });

  it('say what is used, by endpoint', async () => {
    await sendAll(2);
    await running.call('events.remove', { ids: ['1'] });
    const state = await running.call('storage.get', {});
    expect(state).toMatchObject({ events: 1, marked: 0, endpoints: [{ slug: null, events: 1 }] });
    expect(state.bytes).toBeGreaterThan(verified.length);
    expect(state.file.bytes).toBeGreaterThan(state.bytes);
    await sendAll(1);
    expect(await running.call('storage.get', {})).toMatchObject({ events: 2 });
  });
});

describe('events forget', () => {
  const forget = (...args: string[]) =>
    hookglass(['events', 'forget', ...args, '--data', folder.path, '--json']);

  it('says who writes the history while a Hookglass does, and removes nothing', async () => {
    await sendAll(1);
    const { code, stderr } = await forget('1', '--yes');
    expect(code).toBe(2);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'data-folder-locked' }]);
    expect(await listed()).toEqual([1]);
  });

  it('asks, or takes --yes, and spares pins unless they are named', async () => {
    await sendAll(4);
    await running.call('events.pin', { id: '2', pinned: true });
    await running.call('events.pin', { id: '3', pinned: true });
    await running.close();
    const unasked = await forget('1');
    expect(unasked.code).toBe(2);
    expect(jsonLines(unasked.stderr)).toMatchObject([
      { message: expect.stringContaining('--yes') as unknown },
    ]);
    expect(jsonLines((await forget('2', '--before', '2999-01-01', '--yes')).stdout)).toEqual([
      { type: 'forgotten', events: 3 },
    ]);
    const left = await hookglass(['events', 'list', '--data', folder.path, '--json']);
    expect(jsonLines(left.stdout)).toMatchObject(rows([3]));
    expect((await forget('2', '--yes')).code).toBe(2);
    expect((await forget('--yes')).code).toBe(2);
    expect((await forget('--before', 'yesterday', '--yes')).code).toBe(2);
    expect(jsonLines((await forget('--before', '2001-01-01', '--yes')).stdout)).toEqual([
      { type: 'forgotten', events: 0 },
    ]);
    running = await startEngine({ dataDir: folder.path });
    expect(await listed()).toEqual([3]);
    await sendAll(1);
    expect(await listed()).toEqual([3, 5]);
  });
});

describe('the index of the search', () => {
  it('is told of what is gone for good, and of nothing that can come back', async () => {
    const gone: number[] = [];
    const searchRunner = (): SearchRunner => ({
      ...{ run: () => () => {}, arrived() {}, reinspected() {}, close: () => Promise.resolve() },
      removed: (seqs) => gone.push(...seqs),
    });
    await running.close();
    running = await startEngine({ dataDir: folder.path, searchRunner });
    await sendAll(3);
    await running.call('events.remove', { ids: ['1', '3'] });
    expect(gone).toEqual([]);
    await running.call('storage.emptyTrash', { job: 'empty' });
    expect(gone).toEqual([1, 3]);
  });
});
