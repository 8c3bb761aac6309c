import { expect, test, vi } from 'vitest';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createReplays } from '../../../../../renderer/features/replay/replay-store.ts';

const plan = { method: 'POST', url: 'http://localhost:3000/hooks' };

/** An engine that is away until it is said to be there. */
function fakeEngine() {
  let away = false;
  let live = (): void => {};
  const call = vi.fn(async (name: string) => {
    if (away) throw new HookglassError('connection-lost', 'There is no connection to the engine now.');
    return name === 'simulator.targets' ? { targets: [] } : plan;
  });
  const connection = {
    call,
    onPush: () => () => {},
    onLive: (listener: () => void) => {
      live = listener;
      return () => {};
    },
  };
  return {
    replays: createReplays(connection as unknown as Connection, () => 'job'),
    call,
    leave: () => {
      away = true;
    },
    comeBack: () => {
      away = false;
      live();
    },
  };
}

test('a target that was typed while the engine was away can be sent to once it is there again', async () => {
  const { replays, leave, comeBack } = fakeEngine();
  replays.open([{ id: 'a', seq: 1 }]);
  leave();
  replays.change({ to: plan.url });
  await vi.waitFor(() => expect(replays.store.getState().problem).not.toBeNull());
  expect(replays.store.getState().plan).toBeNull();
  comeBack();
  await vi.waitFor(() => expect(replays.store.getState()).toMatchObject({ plan, problem: null }));
});

test('an engine that comes back plans nothing where no dialog is open', async () => {
  const { call, comeBack } = fakeEngine();
  comeBack();
  await Promise.resolve();
  expect(call).not.toHaveBeenCalled();
});

test.each([
  ['own', { kind: 'own' }],
  ['typed', { kind: 'typed', secret: 'once' }],
  ['named/stripe-test', { kind: 'vault', name: 'stripe-test' }],
  ['endpoint//current', { kind: 'endpoint', slug: '' }],
] as const)('the secret from %j is asked for as what it is', async (secretFrom, secret) => {
  const { replays, call } = fakeEngine();
  replays.open([{ id: 'a', seq: 1 }]);
  replays.change({ to: plan.url, secretFrom, secret: 'once' });
  expect(call).toHaveBeenLastCalledWith('replay.plan', expect.objectContaining({ secret }));
});
