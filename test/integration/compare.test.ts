import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send } from '../support/http.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');
let engine: RunningEngine;

beforeAll(async () => {
  engine = await startEngine();
  const weekly = verified.replace('"continuous"', '"weekly"');
  for (const body of [verified, '{"other":1}', weekly, 'no json'])
    await send(engine.url, { path: '/okhi', body });
  await engine.arrived(4);
});
afterAll(() => engine.close());

test('the previous event is the one before it of its type', async () => {
  const previous = async (id: string) => (await engine.call('compare.previous', { id })).event?.seq ?? null;
  expect(await previous('3')).toBe(1);
  expect(await previous('1')).toBeNull();
  expect(await previous('2')).toBeNull();
  await expect(engine.call('compare.previous', { id: '99' })).rejects.toMatchObject({
    code: 'event-not-found',
  });
});

test('two events are compared by their bodies, headers and bytes', async () => {
  const found = await engine.call('compare.events', { before: '1', after: '3' });
  expect(found.body).toEqual({
    kind: 'json',
    total: 1,
    changes: [{ path: '/v2/verification_mode', kind: 'changed', before: '"continuous"', after: '"weekly"' }],
  });
  expect(found.headers.map(({ name }) => name)).toEqual(['content-length']);
  expect(found.bytes.sizes).toEqual([verified.length, verified.length - 4]);
  const other = await engine.call('compare.events', { before: '1', after: '4' });
  expect(other.body).toEqual({ kind: 'bytes', reason: 'The body of event 4 is not JSON.' });
});
