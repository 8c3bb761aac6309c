import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  all,
  CHOSEN_AT_MOST,
  type Chosen,
  chosenPositions,
  extend,
  keep,
  noneChosen,
  toggle,
} from '../../../../../../renderer/features/inbox/model/chosen.ts';

const list = ({ positions }: Chosen): number[] => [...positions].sort((a, b) => a - b);

describe('several events', () => {
  test('while none is chosen, the selected one stands alone', () => {
    expect(chosenPositions(noneChosen, 7)).toEqual([7]);
    expect(chosenPositions(noneChosen, null)).toEqual([]);
  });

  test('the first one that is added takes the selected one along', () => {
    expect(list(toggle(noneChosen, 3, 9))).toEqual([3, 9]);
    expect(list(toggle(toggle(noneChosen, 3, 9), 9, 3))).toEqual([9]);
  });

  test('a range goes from the selected event, and a new end replaces the old one', () => {
    const range = extend(noneChosen, 5, 8);
    expect(list(range)).toEqual([5, 6, 7, 8]);
    expect(list(extend(range, 8, 3))).toEqual([3, 4, 5]);
  });

  test('a range starts where the last one was added', () => {
    expect(list(extend(toggle(noneChosen, 1, 10), 10, 12))).toEqual([10, 11, 12]);
  });

  test('moving on keeps what is chosen, and begins with the selected one', () => {
    const kept = keep(noneChosen, 4);
    expect(list(kept)).toEqual([4]);
    expect(list(keep(kept, 5))).toEqual([4]);
    expect(list(toggle(kept, 6, 6))).toEqual([4, 6]);
  });

  test('there are never more than the most, and of all it is the newest', () => {
    expect(all(3).positions.size).toBe(3);
    const most = all(CHOSEN_AT_MOST + 5);
    expect(most.positions.size).toBe(CHOSEN_AT_MOST);
    expect(most.positions.has(4)).toBe(false);
    expect(toggle(most, 0, 0).positions.size).toBe(CHOSEN_AT_MOST);
    const range = extend(noneChosen, 50_000, 1);
    expect(range.positions.size).toBe(CHOSEN_AT_MOST);
    expect(range.positions.has(50_000)).toBe(true);
  });

  test('law: a range has both its ends, and adding twice changes nothing once two are chosen', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (from, to, other) => {
        const range = extend(noneChosen, from, to);
        expect(list(range)).toEqual(list(extend(noneChosen, to, from)));
        expect(range.positions.has(from) && range.positions.has(to)).toBe(true);
        const outside = 1000 + other;
        expect(list(toggle(toggle(range, to, outside), outside, outside))).toEqual(list(range));
      }),
    );
  });
});
