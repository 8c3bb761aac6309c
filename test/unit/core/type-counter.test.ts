import { expect, it } from 'vitest';
import { createJobs } from '../../../core/engine/jobs.ts';
import { createTypeCounter } from '../../../core/engine/type-counter.ts';

/** A history in which every event is of the type that its running number says. */
function setUp(typeOf: (seq: number) => string) {
  const asked: [number, number][] = [];
  const jobs = createJobs({ now: () => 0, monotonic: () => 0 }, () => {});
  const counter = createTypeCounter(
    {
      countTypes(after, limit) {
        asked.push([after, limit]);
        return Array.from({ length: limit }, (_, index) => after + index + 1).map((seq) => ({
          provider: 'p',
          eventType: typeOf(seq),
          count: 1,
          lastSeq: seq,
        }));
      },
    },
    jobs,
  );
  return { asked, counter };
}

it('counts in spans, and later only what was added', async () => {
  const { asked, counter } = setUp((seq) => (seq % 2 ? 'odd' : 'even'));
  expect(await counter.count(1_200)).toEqual({
    types: [
      { provider: 'p', eventType: 'odd', count: 600, lastSeq: 1_199 },
      { provider: 'p', eventType: 'even', count: 600, lastSeq: 1_200 },
    ],
    more: 0,
  });
  expect(asked).toEqual([
    [0, 500],
    [500, 500],
    [1_000, 200],
  ]);
  const { types } = await counter.count(1_201);
  expect(types[0]).toMatchObject({ count: 601, lastSeq: 1_201 });
  expect(asked.slice(3)).toEqual([[1_200, 1]]);
});

it('counts no row twice where it is asked twice at once', async () => {
  const { counter } = setUp(() => 'one');
  const [first, second] = await Promise.all([counter.count(3_000), counter.count(3_000)]);
  expect([first?.types[0]?.count, second?.types[0]?.count]).toEqual([3_000, 3_000]);
});

it('counts anew what was forgotten, also in the middle of counting', async () => {
  let name = 'before';
  const { asked, counter } = setUp(() => name);
  const counting = counter.count(3_000);
  while (asked.length === 0) await Promise.resolve();
  expect(asked).toHaveLength(1);
  name = 'after';
  counter.forget();
  expect((await counting).types).toMatchObject([{ eventType: 'after', count: 3_000 }]);
});

it('counts types beyond a thousand together', async () => {
  const { counter } = setUp((seq) => `type ${Math.min(seq, 1_002)}`);
  const { types, more } = await counter.count(1_500);
  expect(types).toHaveLength(1_000);
  expect(more).toBe(500);
});
