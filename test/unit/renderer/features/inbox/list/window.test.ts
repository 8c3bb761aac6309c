import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anchoredTop,
  contentHeight,
  listWindow,
  ROW,
  revealTop,
} from '../../../../../../renderer/features/inbox/list/window.ts';

describe('the window of the list', () => {
  test('law: every row that is seen is drawn, and none that is not there', () => {
    fc.assert(
      fc.property(
        fc.nat(40_000_000),
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(1_000_000),
        (top, height, count) => {
          const { first, last } = listWindow(top, height, count);
          expect(last).toBeLessThan(count);
          expect(first).toBeGreaterThanOrEqual(0);
          for (const y of [top, top + height / 2, top + height - 1]) {
            const row = Math.floor(y / ROW);
            if (row < count) expect(first <= row && row <= last).toBe(true);
          }
          // However long the history, only a screenful is drawn.
          expect(last - first).toBeLessThan(height / ROW + 30);
        },
      ),
    );
  });

  test('an empty list draws nothing', () => {
    expect(listWindow(0, 500, 0)).toEqual({ first: 0, last: -1 });
  });

  test('law: rows inserted above leave a row where it is on the screen', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(5000), fc.nat(5000), (top, before, arrivals) => {
        const after = anchoredTop({ top, count: before }, before + arrivals, false);
        // The row at index i is at index i + arrivals now.
        expect((7 + arrivals) * ROW - after).toBe(7 * ROW - top);
      }),
    );
  });

  test('while following, the newest is on top whatever came', () => {
    expect(anchoredTop({ top: 500, count: 3 }, 90, true)).toBe(0);
  });

  test('a list shorter than the screen is made high enough to stay where it stood', () => {
    const top = anchoredTop({ top: 0, count: 3 }, 5, false);
    expect(contentHeight(top, 600, 5, false)).toBeGreaterThanOrEqual(top + 600);
    expect(contentHeight(0, 600, 5, true)).toBe(5 * ROW);
  });

  test('a row is brought into view with the least movement', () => {
    expect(revealTop(100, 320, 5)).toBe(100);
    expect(revealTop(320, 320, 2)).toBe(2 * ROW);
    expect(revealTop(0, 320, 20)).toBe(21 * ROW - 320);
  });
});
