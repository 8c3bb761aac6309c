import { afterEach, beforeEach, expect, it } from 'vitest';
import { VALUE_LENGTH } from '../../core/contract/column-calls.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send } from '../support/http.ts';

let running: RunningEngine;
beforeEach(async () => {
  running = await startEngine();
});
afterEach(() => running.close());

it('a column of the body gives each event its value, and what has none gives none', async () => {
  const bodies = [
    '{"v2":{"user_id":"u1","list":[{"id":7}]}}',
    '{"v2":null}',
    'not json',
    JSON.stringify({ v2: { user_id: 'x'.repeat(1_000), list: [{ id: { deep: true } }] } }),
    JSON.stringify({ v2: { user_id: 'large', filler: 'x'.repeat(300_000) } }),
  ];
  for (const body of bodies) await send(running.url, { body });
  const ids = ['1', '2', '3', '4', '5', '9', 'nonsense'];
  const { values } = await running.call('events.values', { ids, path: 'v2.user_id' });
  expect(values).toEqual(['u1', null, null, `${'x'.repeat(VALUE_LENGTH)}…`, null, null, null]);
  const deep = await running.call('events.values', { ids: ['4', '1'], path: '/v2/list/0/id' });
  expect(deep.values).toEqual(['{"deep":true}', '7']);
  const inherited = await running.call('events.values', { ids: ['1'], path: 'v2.constructor' });
  expect(inherited.values).toEqual([null]);
  await expect(running.call('events.values', { ids: ['1'], path: 'a..b' })).rejects.toMatchObject({
    code: 'path-invalid',
  });
});
