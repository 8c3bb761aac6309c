import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer, WebSocket as WsClient } from 'ws';
import type { Push } from '../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import { memoryPorts, messagePort, type Port, webSocketPort } from '../../../../core/contract/port.ts';
import { type Callee, connect, serve } from '../../../../core/contract/rpc.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

const makers: Record<string, () => Promise<[Port, Port]>> = {
  memory: async () => memoryPorts(),
  MessagePort: async () => {
    const { port1, port2 } = new MessageChannel();
    // Node's own ports speak both dialects; Electron's main process has only the emitter's.
    const dom = { ...bound(port1), addEventListener: port1.addEventListener.bind(port1) };
    const emitter = {
      ...bound(port2),
      on: (type: string, listener: (event: { data: unknown }) => void) =>
        port2.on(type, (data: unknown) => listener({ data })),
    };
    cleanUps.push(() => port1.close());
    return [messagePort(dom as never), messagePort(emitter as never)];
  },
  WebSocket: async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const client = new WsClient(`ws://127.0.0.1:${port}`);
    await new Promise((resolve) => client.once('open', resolve));
    cleanUps.push(() => {
      client.terminate();
      server.close();
    });
    return [webSocketPort(client), webSocketPort(await accepted)];
  },
};

function bound(port: import('node:worker_threads').MessagePort) {
  return {
    postMessage: port.postMessage.bind(port),
    start: port.start.bind(port),
    close: port.close.bind(port),
  };
}

/** An engine of one answer, which can be made to push. */
function callee(
  answer: (name: string, input: unknown) => Promise<unknown>,
): Callee & { push(push: Push): void } {
  const listeners = new Set<(push: Push) => void>();
  return {
    call: answer,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push(push) {
      for (const listener of listeners) listener(push);
    },
  };
}

const page = { events: [], first: 0, total: 3, pushSeq: 7 };

describe.each(Object.keys(makers))('over a %s port', (kind) => {
  const open = async (): Promise<[Port, Port]> => (await makers[kind]?.()) ?? memoryPorts();

  it('answers calls, each to its own caller', async () => {
    const [near, far] = await open();
    serve(
      far,
      callee(async (_name, input) => ({ ...page, total: (input as { offset: number }).offset })),
    );
    const client = connect(near);
    const totals = await Promise.all(
      [1, 2, 3].map((offset) => client.call('events.page', { offset, limit: 1 }).then(({ total }) => total)),
    );
    expect(totals).toEqual([1, 2, 3]);
  });

  it('carries an error with its code, its sentence and its details', async () => {
    const [near, far] = await open();
    const details = { port: 4000, nextFreePort: 4001 };
    serve(
      far,
      callee(async () => {
        throw new HookglassError('port-in-use', 'Taken.', { details });
      }),
    );
    await expect(connect(near).call('receiver.start', { port: 4000 })).rejects.toMatchObject({
      code: 'port-in-use',
      category: 'network',
      message: 'Taken.',
      details,
    });
  });

  it('delivers pushes in order, and none that does not fit the contract', async () => {
    const [near, far] = await open();
    const engine = callee(async () => page);
    serve(far, engine);
    const client = connect(near);
    const seen: number[] = [];
    client.onPush((push) => seen.push(push.seq));
    engine.push({ name: 'events.added', seq: 1, data: { total: 1, events: [] } });
    engine.push({ name: 'events.added', seq: 2, data: { total: 'many' } } as never);
    engine.push({ name: 'events.added', seq: 3, data: { total: 2, events: [] } });
    // A call sent after them is answered after them.
    await client.call('events.page', { offset: 0, limit: 1 });
    expect(seen).toEqual([1, 3]);
  });

  it('rejects what waits when the other side goes, and what is called later', async () => {
    const [near, far] = await open();
    serve(
      far,
      callee(() => new Promise(() => {})),
    );
    const client = connect(near);
    const waiting = client.call('engine.state', {});
    const closed = new Promise<void>((resolve) => client.onClose(resolve));
    far.close();
    await expect(waiting).rejects.toMatchObject({ code: 'connection-lost' });
    await closed;
    await expect(client.call('engine.state', {})).rejects.toMatchObject({ code: 'connection-lost' });
  });
});

describe('the border', () => {
  it('rejects an answer that does not fit the contract', async () => {
    const [near, far] = memoryPorts();
    serve(
      far,
      callee(async () => ({ events: 'none' })),
    );
    await expect(connect(near).call('events.page', { offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'bad-message',
    });
  });

  it('refuses an unknown call and drops what is no call', async () => {
    const [near, far] = memoryPorts();
    serve(
      far,
      callee(async () => page),
    );
    const answers: unknown[] = [];
    const answered = new Promise<void>((resolve) =>
      near.onMessage((message) => {
        answers.push(message);
        resolve();
      }),
    );
    near.send('nonsense');
    near.send({ kind: 'call', id: 'one' });
    near.send({ kind: 'call', id: 1, name: 'constructor', input: {} });
    await answered;
    expect(answers).toMatchObject([{ kind: 'error', id: 1, error: { code: 'unknown-call' } }]);
  });
});
