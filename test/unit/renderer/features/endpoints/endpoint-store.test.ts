import { expect, test } from 'vitest';
import type { Push } from '../../../../../core/contract/calls.ts';
import type { EndpointInfo } from '../../../../../core/contract/endpoints.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createEndpointStore } from '../../../../../renderer/features/endpoints/endpoint-store.ts';
import { endpoint } from '../../support.ts';

/** An engine with a list, which answers each call of endpoints with it. */
function fake(first: EndpointInfo[]) {
  const calls: unknown[] = [];
  let list = first;
  let refuse: Error | null = null;
  let live = (): void => {};
  let push = (_: Push): void => {};
  const connection = {
    call(name: string, input: unknown) {
      calls.push([name, input]);
      if (refuse) return Promise.reject(refuse);
      return Promise.resolve(name === 'bench.schemes' ? [] : { endpoints: list });
    },
    onPush: (listener: typeof push) => {
      push = listener;
      return () => {};
    },
    onLive: (listener: typeof live) => {
      live = listener;
      return () => {};
    },
  } as unknown as Connection;
  const endpoints = createEndpointStore(connection);
  return {
    endpoints,
    calls,
    state: () => endpoints.store.getState(),
    connect: async () => {
      live();
      await new Promise((done) => setTimeout(done, 0));
    },
    tell: (told: EndpointInfo[]) => push({ name: 'endpoints.changed', seq: 1, data: { endpoints: told } }),
    answerWith(next: EndpointInfo[]) {
      list = next;
    },
    refuseWith(error: Error | null) {
      refuse = error;
    },
  };
}

const hooks = endpoint({ slug: 'hooks' });

test('is not known before the engine says it, and follows what it tells', async () => {
  const engine = fake([endpoint()]);
  expect(engine.state().list).toBeNull();
  await engine.connect();
  expect(engine.state().list).toEqual([endpoint()]);
  engine.tell([endpoint(), hooks]);
  expect(engine.state().list).toEqual([endpoint(), hooks]);
});

test('says why it cannot be read, until it can', async () => {
  const engine = fake([endpoint()]);
  engine.refuseWith(new Error('The link was lost.'));
  await engine.connect();
  expect(engine.state()).toMatchObject({ list: null, problem: 'The link was lost.' });
  engine.refuseWith(null);
  await engine.connect();
  expect(engine.state()).toMatchObject({ list: [endpoint()], problem: null });
});

test('shows an answer at once, and keeps no secret that went by', async () => {
  const engine = fake([endpoint()]);
  await engine.connect();
  engine.answerWith([endpoint({ secrets: { current: 'set', previous: 'not-set' } })]);
  await engine.endpoints.change('endpoints.setSecret', { slug: '', which: 'current', secret: 's3cret' });
  expect(engine.state().list?.[0]?.secrets.current).toBe('set');
  expect(JSON.stringify(engine.state())).not.toContain('s3cret');
});

test('offers to bring back what was removed last, until it is back or dismissed', async () => {
  const engine = fake([endpoint(), hooks]);
  await engine.connect();
  engine.answerWith([endpoint()]);
  await engine.endpoints.remove('hooks');
  expect(engine.state()).toMatchObject({ list: [endpoint()], removed: 'hooks' });
  engine.answerWith([endpoint(), hooks]);
  await engine.endpoints.undoRemove();
  expect(engine.calls.at(-1)).toEqual(['endpoints.restore', { slug: 'hooks' }]);
  expect(engine.state()).toMatchObject({ list: [endpoint(), hooks], removed: null });
  await engine.endpoints.remove('hooks');
  engine.endpoints.dismissUndo();
  expect(engine.state().removed).toBeNull();
});

test('still offers it where bringing it back was refused', async () => {
  const engine = fake([endpoint(), hooks]);
  await engine.connect();
  await engine.endpoints.remove('hooks');
  engine.refuseWith(new Error('Too late.'));
  await expect(engine.endpoints.undoRemove()).rejects.toThrow('Too late.');
  expect(engine.state().removed).toBe('hooks');
});
