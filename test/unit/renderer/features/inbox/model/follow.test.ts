import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrived,
  followAtStart,
  newSince,
  pause,
  resume,
  select,
} from '../../../../../../renderer/features/inbox/model/follow.ts';

describe('following the newest', () => {
  test('the newest is selected as long as the user has not moved', () => {
    const follow = arrived(arrived(followAtStart, 3), 8);
    expect(follow).toEqual({ following: true, selected: 7, seenTotal: 8 });
    expect(newSince(follow, 8)).toBe(0);
  });

  test('a selection stops it, and arrivals are only counted', () => {
    const selected = select(arrived(followAtStart, 10), 10, 4);
    const after = arrived(selected, 25);
    expect(after.selected).toBe(4);
    expect(after.following).toBe(false);
    expect(newSince(after, 25)).toBe(15);
  });

  test('scrolling away keeps the selection and stops it too', () => {
    const away = pause(arrived(followAtStart, 10), 10);
    expect(arrived(away, 11)).toEqual({ following: false, selected: 9, seenTotal: 10 });
  });

  test('moving on while paused does not make the new ones seen', () => {
    const moved = select(arrived(select(arrived(followAtStart, 10), 10, 4), 15), 15, 3);
    expect(newSince(moved, 15)).toBe(5);
  });

  test('resuming goes to the newest and forgets the count', () => {
    const follow = arrived(resume(20), 21);
    expect(follow).toEqual({ following: true, selected: 20, seenTotal: 21 });
  });

  test('a history that was emptied under the selection starts anew', () => {
    expect(arrived(select(arrived(followAtStart, 10), 10, 4), 0)).toEqual(followAtStart);
    expect(select(followAtStart, 0, 0).selected).toBeNull();
  });

  test('law: no sequence of arrivals moves a selection that the user made', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(600),
        fc.array(fc.nat(50)),
        (total, wish, counts) => {
          const chosen = select(arrived(followAtStart, total), total, wish);
          let now = chosen;
          let sum = total;
          for (const count of counts) {
            sum += count;
            now = arrived(now, sum);
          }
          expect(now.selected).toBe(Math.min(wish, total - 1));
          expect(newSince(now, sum)).toBe(sum - total);
        },
      ),
    );
  });
});
