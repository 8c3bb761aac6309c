import type { Timeline, TimelineBar, ToneCounts } from '../../../../core/contract/timeline-calls.ts';

/** A stretch of time: milliseconds since 1970, UTC; the end is not in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How many bars there are room for, with and without events. */
export const slotsOf = ({ from, to, barMs }: Pick<Timeline, 'from' | 'to' | 'barMs'>): number =>
  Math.max(1, Math.round((to - from) / barMs));

export const eventsOf = ({ bad, warn, good, other }: ToneCounts): number => bad + warn + good + other;

/** What two slots and those between them stand for, in whichever order they are given. */
export function spanOf({ from, barMs }: Pick<Timeline, 'from' | 'barMs'>, a: number, b: number): Span {
  return { from: from + Math.min(a, b) * barMs, to: from + (Math.max(a, b) + 1) * barMs };
}

/** The events of a span. */
export function countsIn(bars: readonly TimelineBar[], { from, to }: Span): ToneCounts {
  const sum = { bad: 0, warn: 0, good: 0, other: 0 };
  for (const bar of bars) {
    if (bar.at < from || bar.at >= to) continue;
    sum.bad += bar.bad;
    sum.warn += bar.warn;
    sum.good += bar.good;
    sum.other += bar.other;
  }
  return sum;
}

/** The slot at a share of the width, from 0 to 1. */
export const slotAt = (share: number, slots: number): number =>
  Math.max(0, Math.min(slots - 1, Math.floor(share * slots)));

/** Twice the span around its middle, or half of it. Never less than a few seconds. */
export function zoomed({ from, to }: Span, how: 'in' | 'out'): Span {
  const middle = (from + to) / 2;
  const half = Math.max(2_000, how === 'in' ? (to - from) / 4 : to - from);
  return { from: Math.floor(middle - half), to: Math.ceil(middle + half) };
}

/** Where a key moves the slot to; null where it does not. */
export function movedSlot(key: string, slot: number, slots: number): number | null {
  const page = Math.max(1, Math.round(slots / 10));
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: slot - 1,
    ArrowRight: slot + 1,
    PageDown: slot - page,
    PageUp: slot + page,
    Home: 0,
    End: slots - 1,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return target === undefined ? null : Math.max(0, Math.min(slots - 1, target));
}
