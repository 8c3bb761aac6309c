import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../core/archive.ts';
import { RULES_VERSION } from '../../core/inspect/inspect.ts';
import { openHistory } from '../../core/store/history.ts';
import { historyName, seqOf } from '../../core/store/ids.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const verified = readFileSync('fixtures/okhi/verified.json');

describe('a history on disk', () => {
  it('keeps events, with their ids, over a restart', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await send(first.url, { path: '/okhi', body: verified });
    const before = await first.call('events.page', { offset: 0, limit: 10 });
    await first.close();

    const second = await startEngine({ dataDir: folder.path });
    const after = await second.call('events.page', { offset: 0, limit: 10 });
    expect(after.events).toEqual(before.events);
    await send(second.url);
    await second.arrived(2);
    await second.close();
    expect(
      openArchive(folder.path)
        ?.page({ offset: 0, limit: 10 })
        .map(({ seq }) => seq),
    ).toEqual([1, 2]);
  });

  it('takes a port again that was free, and the same one', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await first.close();
    const second = await startEngine({ dataDir: folder.path }, first.port);
    expect(second.port).toBe(first.port);
    await second.close();
  });

  it('is inspected at the next start where an engine died before it could', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await send(first.url, { path: '/okhi', body: verified });
    await first.arrived(1);
    await first.close();
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec('DELETE FROM outcomes');
    database.close();

    const second = await startEngine({ dataDir: folder.path });
    await expect
      .poll(
        async () => (await second.call('events.page', { offset: 0, limit: 1 })).events[0]?.validation?.status,
      )
      .toBe('valid');
    expect(second.pushes).toContainEqual(
      expect.objectContaining({ name: 'events.reinspected', data: { count: 1 } }),
    );
    await second.close();
  });

  it('is judged anew when the rules have changed, and the request is not touched', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await send(first.url, { path: '/okhi', body: verified });
    await first.arrived(1);
    await first.close();
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec(`UPDATE inspections SET rules_version = ${RULES_VERSION - 1}, status = 'unrecognised';
      UPDATE history SET value = '${RULES_VERSION - 1}' WHERE name = 'rules-version'`);
    const raw = database.prepare('SELECT * FROM requests').all();
    database.close();

    const second = await startEngine({ dataDir: folder.path });
    await expect
      .poll(async () => (await second.call('events.get', { id: '1' })).rulesVersion)
      .toBe(RULES_VERSION);
    expect((await second.call('events.get', { id: '#1' })).validation?.status).toBe('valid');
    await second.close();
    const again = openDatabase(join(folder.path, 'history.db'));
    expect(again.prepare('SELECT * FROM requests').all()).toEqual(raw);
    again.close();
  });
});

describe('a history that cannot be opened', () => {
  it.each([
    ['that is no database', () => writeFileSync(join(folder.path, 'history.db'), 'x'.repeat(5000))],
    [
      'of another program',
      () => {
        const foreign = openDatabase(join(folder.path, 'history.db'));
        foreign.exec('CREATE TABLE requests (what TEXT); PRAGMA user_version = 0');
        foreign.close();
      },
    ],
    [
      'of a newer version',
      () => {
        const newer = openDatabase(join(folder.path, 'history.db'));
        newer.exec('PRAGMA user_version = 999');
        newer.close();
      },
    ],
  ])('%s is set aside, and the user is told where it is', async (_name, spoil) => {
    spoil();
    const old = readFileSync(join(folder.path, 'history.db'));
    const running = await startEngine({ dataDir: folder.path });
    await send(running.url);
    await running.arrived(1);
    const { notices } = await running.call('engine.state', {});
    const aside = readdirSync(folder.path).find((name) => name.startsWith('history.set-aside-')) ?? 'none';
    expect(notices).toMatchObject([{ id: 'history-set-aside', severity: 'warning' }]);
    expect(notices[0]?.text).toContain(aside);
    expect(readFileSync(join(folder.path, aside)).equals(old)).toBe(true);
    expect((await running.call('engine.dismissNotice', { id: 'history-set-aside' })).notices).toEqual([]);
    await running.close();
  });

  it('because the folder is a file is refused in words', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    await expect(startEngine({ dataDir: file })).rejects.toMatchObject({ code: 'data-folder-unusable' });
  });
});

describe('a history whose folder goes', () => {
  const noticesOf = async (running: RunningEngine): Promise<string[]> =>
    (await running.call('engine.state', {})).notices.map(({ id }) => id);

  it('acknowledges nothing until it is back, says so, and goes on by itself', async () => {
    const dataDir = join(folder.path, 'data');
    const running = await startEngine({ dataDir });
    expect((await send(running.url, { body: verified })).status).toBe(200);
    renameSync(dataDir, `${dataDir}-away`);
    expect((await send(running.url, { body: verified })).status).toBe(507);
    expect(await noticesOf(running)).toEqual(['history-write-failed']);
    renameSync(`${dataDir}-away`, dataDir);
    expect((await send(running.url, { body: verified })).status).toBe(200);
    expect(await noticesOf(running)).toEqual([]);
    await running.arrived(2);
    await running.close();
  });

  it('is not taken for its own where another file stands in its place', async () => {
    const dataDir = join(folder.path, 'data');
    const running = await startEngine({ dataDir });
    renameSync(dataDir, `${dataDir}-away`);
    cpSync(`${dataDir}-away`, dataDir, { recursive: true });
    expect((await send(running.url, { body: verified })).status).toBe(507);
    await running.close();
  });

  it('is one file once it is at rest', async () => {
    const running = await startEngine({ dataDir: folder.path });
    await send(running.url, { body: verified });
    await running.arrived(1);
    await running.close();
    const copy = join(folder.path, 'copy.db');
    cpSync(join(folder.path, 'history.db'), copy);
    const database = openDatabase(copy, { readOnly: true });
    expect(database.prepare('SELECT count(*) AS count FROM requests').get()).toEqual({ count: 1 });
    database.close();
  });
});

describe('a history that is damaged inside', () => {
  /** So that the pages in the middle hold requests, and the schema stands before them. */
  const MANY = 1_500;
  /** A history of `count` events, its middle pages overwritten, all of it to be inspected anew. */
  const damage = async (count: number): Promise<void> => {
    const first = await startEngine({ dataDir: folder.path });
    await Promise.all(Array.from({ length: count }, () => send(first.url, { body: verified })));
    await first.arrived(count);
    await first.close();
    const file = join(folder.path, 'history.db');
    const database = openDatabase(file);
    database.exec('DELETE FROM outcomes; PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, Math.floor(bytes.length / 3), Math.floor((bytes.length * 2) / 3));
    writeFileSync(file, bytes);
  };

  it('does not end the engine: capture goes on, and the user is told', async () => {
    await damage(MANY);
    const running = await startEngine({ dataDir: folder.path });
    expect((await send(running.url, { body: verified })).status).toBe(200);
    await expect
      .poll(async () => (await running.call('engine.state', {})).notices.map(({ id }) => id))
      .toContain('history-damaged');
    await running.close();
  });

  it('is told as damaged by those who read it', async () => {
    await damage(MANY);
    const archive = openArchive(folder.path);
    expect(() => archive?.page({ offset: 0, limit: MANY })).toThrow(
      expect.objectContaining({ code: 'history-damaged' }) as Error,
    );
    archive?.close();
  });
});

describe('one writer', () => {
  it('makes a damaged lock file anew: there is nothing in it to lose', async () => {
    writeFileSync(join(folder.path, 'writer.lock'), 'x'.repeat(4096));
    const running = await startEngine({ dataDir: folder.path });
    expect((await send(running.url)).status).toBe(200);
    await running.close();
  });

  it('is refused while another engine writes the folder, and let in after it', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await expect(startEngine({ dataDir: folder.path })).rejects.toMatchObject({
      code: 'data-folder-locked',
      message: expect.stringContaining(String(process.pid)) as unknown,
    });
    await first.close();
    const second = await startEngine({ dataDir: folder.path });
    await second.close();
  });

  it('does not keep readers out', async () => {
    const running = await startEngine({ dataDir: folder.path });
    await send(running.url, { body: verified });
    await running.arrived(1);
    await running.call('events.page', { offset: 0, limit: 1 });
    const archive = openArchive(folder.path);
    expect(archive?.full('1').eventType).toBe('verified');
    archive?.close();
    await running.close();
  });
});

describe('ids', () => {
  it('name the history and the running number, and nothing else is one', () => {
    const history = openHistory(folder.path, { pid: 1, now: 0 });
    const name = historyName(history.database);
    expect(historyName(history.database)).toBe(name);
    expect(seqOf(name, `${name}-12`)).toBe(12);
    expect(seqOf(name, '#12')).toBe(12);
    expect(seqOf(name, '0123456789-12')).toBeNull();
    expect(seqOf(name, '12; DROP TABLE requests')).toBeNull();
    history.close();
  });

  it('that are unknown get a clear error', async () => {
    const running = await startEngine();
    await expect(running.call('events.get', { id: 'nope' })).rejects.toMatchObject({
      code: 'event-not-found',
    });
    await expect(running.call('events.full', { id: '7' })).rejects.toMatchObject({ code: 'event-not-found' });
    await expect(
      running.call('events.body', { id: '7', offset: 0, length: 1, form: 'raw' }),
    ).rejects.toMatchObject({
      code: 'event-not-found',
    });
    await running.close();
  });
});
