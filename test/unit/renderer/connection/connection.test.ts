import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CallName, Push } from '../../../../core/contract/calls.ts';
import type { Port } from '../../../../core/contract/port.ts';
import { serve } from '../../../../core/contract/rpc.ts';
import type { EngineState } from '../../../../core/contract/state.ts';
import { type Connection, createConnection } from '../../../../renderer/connection/connection.ts';
import { memoryHost } from '../../../../renderer/host/memory.ts';

const state = (totalEvents: number): EngineState => ({
  version: '1.2.3',
  pid: 1,
  dataDir: null,
  receiver: { status: 'stopped' },
  incognito: false,
  capture: 'on',
  totalEvents,
  vault: { kind: 'memory', detail: '', locked: false, places: [], undecided: false },
  notices: [],
});

/** An engine in a few lines: it answers with its state and lets the test push. */
function engine() {
  const ports: Port[] = [];
  const listeners = new Set<(push: Push) => void>();
  const calls: CallName[] = [];
  let current = state(1);
  let called = (): void => {};
  const push = (seq: number, data: EngineState): void => {
    for (const listener of listeners) listener({ name: 'engine.changed', seq, data });
  };
  const host = memoryHost((port) => {
    ports.push(port);
    serve(port, {
      async call(name) {
        calls.push(name);
        const answer = current;
        called();
        return answer;
      },
      onPush(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
  });
  return {
    host,
    calls,
    push,
    set: (next: EngineState) => {
      current = next;
    },
    onCall: (listener: () => void) => {
      called = listener;
    },
    drop: () => ports.at(-1)?.close(),
  };
}

const until = (connection: Connection, status: string) =>
  vi.waitFor(() => expect(connection.store.getState().link.status).toBe(status));

let open: Connection | undefined;
afterEach(() => open?.stop());

describe('the connection', () => {
  test('is live once the engine has said what it is', async () => {
    const { host } = engine();
    open = createConnection(host);
    open.start();
    await until(open, 'live');
    expect(open.store.getState().engine?.totalEvents).toBe(1);
  });

  test('shows a pushed state, and tells whoever listens', async () => {
    const fake = engine();
    open = createConnection(fake.host);
    const pushes: number[] = [];
    open.onPush((push) => pushes.push(push.seq));
    open.start();
    await until(open, 'live');
    fake.push(7, state(42));
    await vi.waitFor(() => expect(open?.store.getState().engine?.totalEvents).toBe(42));
    expect(pushes).toEqual([7]);
  });

  test('a state that is pushed while the first question is open is newer than its answer', async () => {
    const fake = engine();
    fake.onCall(() => fake.push(1, state(99)));
    open = createConnection(fake.host);
    open.start();
    await until(open, 'live');
    expect(open.store.getState().engine?.totalEvents).toBe(99);
  });

  test('makes a lost link again, asks anew and keeps the last state meanwhile', async () => {
    const fake = engine();
    open = createConnection(fake.host);
    let lives = 0;
    open.onLive(() => lives++);
    open.start();
    await until(open, 'live');
    fake.set(state(9));
    fake.drop();
    await until(open, 'lost');
    expect(open.store.getState().engine?.totalEvents).toBe(1);
    await expect(open.call('engine.state', {})).rejects.toMatchObject({ code: 'connection-lost' });
    await until(open, 'live');
    expect(lives).toBe(2);
    expect(open.store.getState().engine?.totalEvents).toBe(9);
    expect(fake.calls).toEqual(['engine.state', 'engine.state']);
  });

  test('an engine that cannot be reached is tried again', async () => {
    const fake = engine();
    let refusals = 2;
    open = createConnection({
      ...fake.host,
      connect: () => (refusals-- > 0 ? Promise.reject(new Error('no')) : fake.host.connect()),
    });
    open.start();
    await until(open, 'lost');
    open.retryNow();
    await until(open, 'lost');
    open.retryNow();
    await until(open, 'live');
  });

  test('the answer to a change is shown without waiting for its push', async () => {
    const fake = engine();
    open = createConnection(fake.host);
    open.start();
    await until(open, 'live');
    fake.set({ ...state(1), capture: 'paused' });
    await open.change('capture.set', { on: false });
    expect(open.store.getState().engine?.capture).toBe('paused');
  });
});
