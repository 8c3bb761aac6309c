import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countsIn,
  eventsOf,
  movedSlot,
  slotAt,
  slotsOf,
  spanOf,
  zoomed,
} from '../../../../../../renderer/features/inbox/timeline/scale.ts';

const timeline = { from: 1_000_000, to: 1_060_000, barMs: 1_000 };

describe('the scale of the timeline', () => {
  test('two slots are one span in whichever order, and every slot is in one', () => {
    fc.assert(
      fc.property(fc.nat(59), fc.nat(59), (a, b) => {
        const span = spanOf(timeline, a, b);
        expect(span).toEqual(spanOf(timeline, b, a));
        expect(span.to - span.from).toBe((Math.abs(a - b) + 1) * timeline.barMs);
      }),
    );
    expect(slotsOf(timeline)).toBe(60);
    expect([slotAt(-0.2, 60), slotAt(0.5, 60), slotAt(1, 60)]).toEqual([0, 30, 59]);
  });

  test('counts the events of a span, its end not among them', () => {
    const bars = [0, 1, 2].map((slot) => ({
      ...{ at: timeline.from + slot * 1_000, bad: 1, warn: 0, good: slot, other: 0 },
    }));
    expect(countsIn(bars, spanOf(timeline, 0, 1))).toEqual({ bad: 2, warn: 0, good: 1, other: 0 });
    expect(eventsOf(countsIn(bars, { from: 0, to: 2_000_000 }))).toBe(6);
  });

  test('zooms around the middle, in and out again', () => {
    const inner = zoomed(timeline, 'in');
    expect(inner).toEqual({ from: 1_015_000, to: 1_045_000 });
    expect(zoomed(inner, 'out')).toEqual({ from: 1_000_000, to: 1_060_000 });
    const least = zoomed({ from: 0, to: 1 }, 'in');
    expect(least.to - least.from).toBeGreaterThanOrEqual(4_000);
  });

  test('keys move within it', () => {
    expect(movedSlot('ArrowLeft', 0, 60)).toBe(0);
    expect(movedSlot('End', 3, 60)).toBe(59);
    expect(movedSlot('PageUp', 3, 60)).toBe(9);
    expect(movedSlot('constructor', 3, 60)).toBeNull();
  });
});
