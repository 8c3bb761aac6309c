import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyAnswer,
  applyMark,
  applyPush,
  evict,
  isWhole,
  missingPages,
  noPages,
  PAGE,
  type Pages,
  positionOf,
  rowAt,
} from '../../../../../../renderer/features/inbox/model/pages.ts';
import { summaries, summary } from '../../../support.ts';

const answer = (offset: number, total: number, pushSeq: number) => ({
  events: summaries(offset, Math.min(offset + PAGE, total)),
  first: 0,
  total,
  pushSeq,
});
const push = (seq: number, before: number, total: number) => ({
  seq,
  data: { total, events: summaries(Math.max(before, total - 200), total) },
});

function runningTotals(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

/** A question: after which push, for which page, and whether its answer was made before or after that push. */
type Asked = readonly [after: number, page: number, fresh: boolean];

function replay(totals: readonly number[], asked: readonly Asked[]): Pages {
  let pages: Pages = noPages;
  totals.forEach((total, index) => {
    const before = totals[index - 1] ?? 0;
    const seq = index + 1;
    pages = applyPush(pages, push(seq, before, total));
    for (const [, page, fresh] of asked.filter(([after]) => after === index))
      pages = applyAnswer(
        pages,
        page * PAGE,
        answer(page * PAGE, fresh ? total : before, fresh ? seq : seq - 1),
      );
  });
  return pages;
}

function wrongRows(pages: Pages): number[] {
  const positions = Array.from({ length: pages.total }, (_, position) => position);
  return positions.filter((position) => (rowAt(pages, position)?.seq ?? position + 1) !== position + 1);
}

describe('the pages of the history', () => {
  test('a push that the snapshot holds already is dropped', () => {
    const pages = applyAnswer(noPages, 0, answer(0, 10, 5));
    expect(applyPush(pages, push(5, 9, 10))).toBe(pages);
    expect(applyPush(pages, push(4, 0, 3))).toBe(pages);
  });

  test('a newer push puts its rows at the end and brings the total', () => {
    const pages = applyPush(applyAnswer(noPages, 0, answer(0, 10, 5)), push(6, 10, 12));
    expect(pages.total).toBe(12);
    expect(rowAt(pages, 11)?.seq).toBe(12);
    expect(rowAt(pages, 0)?.seq).toBe(1);
  });

  test('more arrivals than a push carries leave a gap, and its pages are missing', () => {
    const pages = applyPush(applyAnswer(noPages, 0, answer(0, 50, 1)), push(2, 50, 1000));
    expect(rowAt(pages, 799)).toBeUndefined();
    expect(rowAt(pages, 800)?.seq).toBe(801);
    // Page 0 was whole with its 50 rows; now it is not.
    expect(missingPages(pages, 0, 999)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  });

  test('an answer that is older than a push fills holes but neither shortens nor overwrites', () => {
    const early = applyPush(noPages, { seq: 9, data: { total: 3, events: [summary(2, { path: '/new' })] } });
    const pages = applyAnswer(early, 0, { ...answer(0, 3, 8), total: 2 });
    expect(pages.total).toBe(3);
    expect(rowAt(pages, 2)?.path).toBe('/new');
    expect(rowAt(pages, 0)?.seq).toBe(1);
  });

  test('a history that got shorter forgets every row', () => {
    const pages = applyPush(applyAnswer(noPages, 0, answer(0, 90, 1)), push(2, 0, 1));
    expect(pages.total).toBe(1);
    expect(rowAt(pages, 50)).toBeUndefined();
  });

  test('so does a shorter total in an answer', () => {
    const pages = applyAnswer(applyAnswer(noPages, 0, answer(0, 90, 1)), 0, answer(0, 1, 2));
    expect(rowAt(pages, 50)).toBeUndefined();
  });

  test('eviction keeps the pages nearest to the view', () => {
    let pages = noPages;
    for (let number = 0; number < 60; number++)
      pages = applyAnswer(pages, number * PAGE, answer(number * PAGE, 60 * PAGE, 1));
    const kept = evict(pages, 10, 5);
    expect([...kept.rows.keys()].sort((a, b) => a - b)).toEqual([8, 9, 10, 11, 12]);
    expect(kept.total).toBe(60 * PAGE);
    expect(evict(kept, 10, 5)).toBe(kept);
  });

  test('whatever the order of pushes and answers, a row is right or missing, and asking again completes it', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
    const asks = fc.array(fc.tuple(fc.nat(11), fc.nat(30), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(arrivals, asks, (counts, asked) => {
        const totals = runningTotals(counts);
        const total = totals.at(-1) ?? 0;
        let pages = replay(totals, asked);
        expect(pages.total).toBe(total);
        expect(wrongRows(pages)).toEqual([]);
        for (const number of missingPages(pages, 0, total - 1))
          pages = applyAnswer(pages, number * PAGE, answer(number * PAGE, total, totals.length));
        expect(missingPages(pages, 0, total - 1)).toEqual([]);
        expect(rowAt(pages, total - 1)?.seq).toBe(total);
      }),
    );
  });

  test('a page beyond the end lacks nothing', () => {
    expect(isWhole(noPages, 3)).toBe(true);
    expect(missingPages(noPages, 0, 50)).toEqual([]);
  });
});

test('a pin and a note change the row of their event alone', () => {
  const loaded = applyAnswer(noPages, 100, answer(100, 1_000, 1));
  const mark = { id: 'id-150', seq: 151, pinned: true, note: 'look' };
  const marked = applyMark(loaded, mark);
  expect(rowAt(marked, 150)).toEqual({ ...rowAt(loaded, 150), pinned: true, note: 'look' });
  expect(rowAt(marked, 151)).toBe(rowAt(loaded, 151));
  expect(applyMark(loaded, { ...mark, id: 'id-5' })).toBe(loaded);
});

test('an event is found by its running number among the rows that are here', () => {
  expect(positionOf(noPages, 5)).toBeNull();
  const loaded = applyAnswer(noPages, 200, answer(200, 1_000, 1));
  expect(positionOf(loaded, 201)).toBe(200);
  expect(positionOf(loaded, 1_000)).toBeNull();
});
