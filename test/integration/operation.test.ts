import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import type { Durability } from '../../core/contract/operation-calls.ts';
import { defaultLimits } from '../../core/contract/receiver-limits.ts';
import { createOperation } from '../../core/engine/operation.ts';
import { openStorage } from '../../core/engine/storage.ts';
import { durabilityOf } from '../../core/store/durability.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';

let running: RunningEngine | undefined;
const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
afterEach(async () => {
  await running?.close();
  running = undefined;
  for (const made of folders.splice(0)) made.remove();
});

const post = (url: string, body: string): Promise<Response> => fetch(url, { method: 'POST', body });

describe('durability', () => {
  /** Opens a history as an engine does, and gives what its connection really has. */
  const pragmaAfter = async (dataDir: string, change: Durability | null, given?: Durability) => {
    const storage = openStorage(dataDir, systemClock);
    try {
      const operation = createOperation({
        database: storage.database,
        inMemory: false,
        ...(given && { durability: given }),
      });
      const before = durabilityOf(storage.database);
      const handlers = operation.handlers({ operationChanged: () => {} }, () => Promise.resolve());
      if (change) await handlers['operation.set']({ durability: change }, undefined);
      return [before, durabilityOf(storage.database)];
    } finally {
      storage.close();
    }
  };

  it('is set at the connection that writes, at once, and again at the next start', async () => {
    const dataDir = folder();
    expect(await pragmaAfter(dataDir, null)).toEqual(['crash', 'crash']);
    expect(await pragmaAfter(dataDir, 'power-loss')).toEqual(['crash', 'power-loss']);
    expect(await pragmaAfter(dataDir, 'crash')).toEqual(['power-loss', 'crash']);
    expect(await pragmaAfter(dataDir, null)).toEqual(['crash', 'crash']);
  });

  it('of the command line holds for its run and is not kept', async () => {
    const dataDir = folder();
    expect(await pragmaAfter(dataDir, null, 'power-loss')).toEqual(['power-loss', 'power-loss']);
    expect(await pragmaAfter(dataDir, null)).toEqual(['crash', 'crash']);
    await expect(pragmaAfter(dataDir, 'crash', 'power-loss')).rejects.toThrow('--durability');
  });

  it('changes under capture without a request lost', async () => {
    running = await startEngine({ dataDir: folder() });
    const { url, call } = running;
    const sending = Array.from({ length: 60 }, (_, index) => post(`${url}/hook`, `{"n":${index}}`));
    for (const level of ['power-loss', 'crash', 'power-loss'] as const) {
      expect(await call('operation.set', { durability: level })).toMatchObject({ durability: level });
    }
    const answers = await Promise.all(sending);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await call('engine.state', {})).toMatchObject({ totalEvents: 60 });
    expect(running.pushes.filter(({ name }) => name === 'operation.changed')).toHaveLength(3);
  });

  it('of a history in memory is said to mean nothing', async () => {
    running = await startEngine();
    expect(await running.call('operation.get', {})).toMatchObject({ inMemory: true, durability: 'crash' });
  });
});

describe('limits', () => {
  it('hold after the receiver has started anew at its port, and after a restart', async () => {
    const dataDir = folder();
    running = await startEngine({ dataDir });
    const { url, port, call } = running;
    expect((await post(url, 'x'.repeat(5_000))).status).toBe(200);
    const limits = { ...defaultLimits, bodyBytes: 1_000 };
    expect(await call('operation.set', { limits })).toMatchObject({ limits });
    expect(await call('engine.state', {})).toMatchObject({ receiver: { status: 'listening', port } });
    expect((await post(url, 'x'.repeat(5_000))).status).toBe(413);
    expect((await post(url, 'x'.repeat(900))).status).toBe(200);
    await running.close();

    running = await startEngine({ dataDir });
    expect((await post(running.url, 'x'.repeat(5_000))).status).toBe(413);
  });

  it('of the host hold where the history has none, and those of the history before them', async () => {
    const dataDir = folder();
    const ofHost = { ...defaultLimits, bodyBytes: 10 };
    running = await startEngine({ dataDir, limits: ofHost });
    expect((await post(running.url, 'x'.repeat(11))).status).toBe(413);
    await running.call('operation.set', { limits: defaultLimits });
    await running.close();
    running = await startEngine({ dataDir, limits: ofHost });
    expect((await post(running.url, 'x'.repeat(11))).status).toBe(200);
  });

  it('that contradict each other are refused, and the others stay', async () => {
    running = await startEngine();
    const { call } = running;
    const limits = { ...defaultLimits, headTimeoutMs: 10_000, requestTimeoutMs: 5_000 };
    await expect(call('operation.set', { limits })).rejects.toMatchObject({
      code: 'bad-argument',
      details: { field: 'headTimeoutMs' },
    });
    await expect(
      call('operation.set', { limits: { ...defaultLimits, connections: 0 } }),
    ).rejects.toMatchObject({
      code: 'bad-argument',
    });
    expect((await call('operation.get', {})).limits).toEqual(defaultLimits);
  });
});
