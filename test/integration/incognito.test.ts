import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../core/archive.ts';
import { createEngine } from '../../core/engine/engine.ts';
import { createSwitchable } from '../../core/engine/switchable.ts';
import { engineOptions, type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { filesIn } from '../support/files.ts';
import { send } from '../support/http.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
let switches: boolean[];
/** One vault for all that stand behind the calls, as in the app. */
const begin = (): Promise<RunningEngine> => {
  const options = { ...engineOptions(), dataDir: folder.path };
  return startEngine(
    {},
    0,
    createSwitchable({
      incognito: false,
      make: (incognito) => createEngine({ ...options, incognito }),
      onSwitch: (on) => switches.push(on),
    }),
  );
};
beforeEach(async () => {
  folder = temporaryFolder();
  switches = [];
  running = await begin();
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

const verified = readFileSync('fixtures/okhi/verified.json');
const SECRET = Buffer.from('{"nobody":"shall-find-this-on-the-disk"}');
const total = async (): Promise<number> => (await running.call('events.page', { offset: 0, limit: 1 })).total;
const replaced = (): number => running.pushes.filter(({ name }) => name === 'engine.replaced').length;

describe('incognito capture', () => {
  it('keeps nothing: a history of its own in memory, at the same port, with the same endpoints', async () => {
    const endpoint = {
      ...{ slug: 'hooks', provider: 'okhi', scheme: null, rejectBadSignature: false },
      options: { headerName: null, recipe: null, publicUrl: null },
    };
    await running.call('endpoints.save', { was: null, endpoint });
    await send(running.url, { body: verified });
    expect(await running.call('capture.incognito', { on: true })).toMatchObject({
      incognito: true,
      totalEvents: 0,
      receiver: { status: 'listening', port: running.port },
    });
    await expect.poll(replaced).toBe(1);
    expect((await send(running.url, { path: '/hooks', body: SECRET })).status).toBe(200);
    expect((await running.call('events.get', { id: '1' })).endpoint).toBe('hooks');
    expect(await total()).toBe(1);
    expect(openArchive(folder.path)?.total()).toBe(1);

    expect(await running.call('capture.incognito', { on: false })).toMatchObject({
      incognito: false,
      totalEvents: 1,
    });
    await expect.poll(replaced).toBe(2);
    expect((await running.call('events.get', { id: '1' })).path).toBe('/');
    await send(running.url, { body: verified });
    expect(await total()).toBe(2);
    expect(switches).toEqual([true, false]);
    await running.close();
    for (const file of filesIn(folder.path))
      expect(readFileSync(file).includes('shall-find-this')).toBe(false);
    running = await begin();
  });

  it('that is asked for twice is one, and calls meanwhile wait for it', async () => {
    const [first, , count] = await Promise.all([
      running.call('capture.incognito', { on: true }),
      running.call('capture.incognito', { on: true }),
      total(),
    ]);
    expect(first.incognito).toBe(true);
    expect(count).toBe(0);
    expect(switches).toEqual([true]);
  });

  it('does not end where another process has taken the folder meanwhile, and says so', async () => {
    await running.call('capture.incognito', { on: true });
    await send(running.url, { body: verified });
    const other = await startEngine({ dataDir: folder.path });
    await expect(running.call('capture.incognito', { on: false })).rejects.toMatchObject({
      code: 'data-folder-locked',
    });
    expect((await running.call('engine.state', {})).incognito).toBe(true);
    expect((await send(running.url, { body: verified })).status).toBe(200);
    await other.close();
    expect((await running.call('capture.incognito', { on: false })).incognito).toBe(false);
  });
});
