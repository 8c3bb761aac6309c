import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bind } from '../../core/receiver/listen.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send } from '../support/http.ts';

let running: RunningEngine | null = null;
const servers: Server[] = [];
afterEach(async () => {
  await running?.close();
  running = null;
  for (const server of servers.splice(0)) server.close();
});

const takeAPort = async (): Promise<number> => {
  const server = createServer();
  servers.push(server);
  return bind(server, 0, '127.0.0.1');
};

describe('a port that is taken', () => {
  it('is said by name, the next free one is offered, and that one works', async () => {
    const taken = await takeAPort();
    running = await startEngine({}, taken);
    const { receiver } = await running.call('engine.state', {});
    if (receiver.status !== 'failed') throw new Error('it took a taken port');
    expect(receiver).toMatchObject({ port: taken, error: { code: 'port-in-use' } });
    expect(receiver.error.message).toContain(String(taken));
    const free = receiver.nextFreePort ?? 0;
    expect(free).toBeGreaterThan(taken);
    const { receiver: next } = await running.call('receiver.start', { port: free });
    expect(next).toMatchObject({ status: 'listening', port: free });
    expect((await send(`http://127.0.0.1:${free}`)).status).toBe(200);
  });

  it('does not end a capture that runs: the old port goes on', async () => {
    const taken = await takeAPort();
    running = await startEngine();
    await expect(running.call('receiver.start', { port: taken })).rejects.toMatchObject({
      code: 'port-in-use',
    });
    expect((await send(running.url)).status).toBe(200);
  });
});

describe('another port', () => {
  it('is moved to, and the old one is given back', async () => {
    running = await startEngine();
    const { receiver } = await running.call('receiver.start', { port: 0 });
    if (receiver.status !== 'listening') throw new Error('not listening');
    expect((await send(receiver.url)).status).toBe(200);
    await expect(send(running.url)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('that cannot be is refused by the contract', async () => {
    running = await startEngine();
    await expect(running.call('receiver.start', { port: 70_000 })).rejects.toMatchObject({
      code: 'bad-argument',
    });
    await expect(running.call('receiver.start', { port: 0, host: '203.0.113.1' })).rejects.toMatchObject({
      code: 'host-not-available',
    });
  });
});
