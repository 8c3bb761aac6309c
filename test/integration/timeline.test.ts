import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send } from '../support/http.ts';

let running: RunningEngine;
let now = Date.UTC(2026, 10, 25, 12);
beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 12);
  running = await startEngine({ clock: { now: () => now, monotonic: () => performance.now() } });
});
afterEach(() => running.close());

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');
const whole = { from: null, to: null, bars: 60 };

it('the timeline counts arrivals by verdict, and follows what comes, goes and comes back', async () => {
  await send(running.url, { body: verified });
  await send(running.url, { body: verified.replace(/"location_id":.*\n/, '') });
  now += 30_000;
  await send(running.url, { body: 'no json' });
  const { bars, extent, barMs } = await running.call('timeline.get', whole);
  expect(barMs).toBe(1_000);
  expect(extent).toEqual({ first: '2026-11-25T12:00:00.000Z', last: '2026-11-25T12:00:30.000Z' });
  expect(bars).toEqual([
    { at: now - 30_000, bad: 1, warn: 0, good: 1, other: 0 },
    { at: now, bad: 0, warn: 0, good: 0, other: 1 },
  ]);
  await send(running.url, { body: verified });
  expect((await running.call('timeline.get', whole)).bars[1]).toMatchObject({ good: 1, other: 1 });
  const { removal } = await running.call('events.remove', { ids: ['1'] });
  expect((await running.call('timeline.get', whole)).bars[0]).toMatchObject({ good: 0, bad: 1 });
  await running.call('events.restore', { removal: removal?.id ?? 0 });
  expect((await running.call('timeline.get', whole)).bars[0]).toMatchObject({ good: 1, bad: 1 });
  const part = { ...whole, from: '2026-11-25T12:00:20Z', to: '2026-11-25T12:00:40Z' };
  expect((await running.call('timeline.get', part)).bars).toHaveLength(1);
});

it('insights say what the listed events have in common', async () => {
  expect(await running.call('insights.get', { job: 'look' })).toMatchObject({ events: 0, of: 0, types: [] });
  for (let sent = 0; sent < 3; sent++) await send(running.url, { body: verified });
  await send(running.url, { body: 'no json' });
  await running.call('events.remove', { ids: ['2'] });
  const report = await running.call('insights.get', { job: 'look' });
  expect(report).toMatchObject({
    events: 3,
    of: 3,
    duplicates: { events: 1, groups: [{ times: 2, firstSeq: 1, lastSeq: 3, eventType: 'verified' }] },
    sizes: { spread: { most: verified.length } },
  });
  expect(report.types[0]).toMatchObject({ provider: 'okhi', events: 2, statuses: { valid: 2 } });
  expect(report.replies.spread?.p50).toBeGreaterThan(0);
});
