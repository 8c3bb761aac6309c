import type { SignatureVerdict, ValidationStatus } from '../contract/models.ts';
import type { ArrivalTone, TimelineBar, ToneCounts } from '../contract/timeline-calls.ts';

/** Events of one moment and kind. */
export interface ArrivalCount {
  /** Milliseconds since 1970, UTC, at the beginning of a second. */
  readonly at: number;
  readonly tone: ArrivalTone;
  readonly events: number;
}

const SECOND = 1_000;
/** How fine arrivals are counted: as fine as so many moments allow. Each is a part of the next. */
const FINENESS = [SECOND, 10 * SECOND, 60 * SECOND, 600 * SECOND, 3_600 * SECOND, 86_400 * SECOND] as const;
const MOST_MOMENTS = 20_000;
/** There is room for so many bars where the whole is shown. */
const LEAST_BARS = 40;
/** What a bar may stand for, in seconds. */
const STEPS = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
];

/** Counts arrivals by time in bounded memory: a long history is counted less finely. */
export interface Arrivals {
  add(count: ArrivalCount): void;
  /** First and last moment; null where nothing came. */
  readonly extent: { first: number; last: number } | null;
  /** At most `most` bars between two moments; null is the first or the last. */
  bars(
    from: number | null,
    to: number | null,
    most: number,
  ): {
    from: number;
    to: number;
    barMs: number;
    bars: TimelineBar[];
  };
}

export function createArrivals(mostMoments: number = MOST_MOMENTS): Arrivals {
  let level = 0;
  let moments = new Map<number, ToneCounts>();
  let extent: { first: number; last: number } | null = null;

  const fineness = (): number => FINENESS[level] ?? FINENESS[0];
  const coarser = (): void => {
    level += 1;
    const before = moments;
    moments = new Map();
    for (const [at, counts] of before) sumInto(moments, floor(at, fineness()), counts);
  };
  return {
    add({ at, tone, events }) {
      sumInto(moments, floor(at, fineness()), { ...none, [tone]: events });
      extent = { first: Math.min(extent?.first ?? at, at), last: Math.max(extent?.last ?? at, at) };
      while (moments.size > mostMoments && level + 1 < FINENESS.length) coarser();
    },
    get extent() {
      return extent;
    },
    bars(from, to, most) {
      const first = from ?? extent?.first ?? 0;
      const last = Math.max(first, to ?? (extent ? extent.last + SECOND : 0));
      const barMs = stepFor(last - first, most, fineness());
      const end = Math.max(floor(first, barMs) + barMs, Math.ceil(last / barMs) * barMs);
      // A few seconds are not drawn as a few broad blocks.
      const least = from === null ? end - Math.min(LEAST_BARS, most) * barMs : end;
      const begin = Math.min(floor(first, barMs), least);
      const bars = new Map<number, ToneCounts>();
      for (const [at, counts] of moments)
        if (at >= begin && at < end) sumInto(bars, floor(at, barMs), counts);
      const inOrder = [...bars].sort(([a], [b]) => a - b).map(([at, counts]) => ({ at, ...counts }));
      return { from: begin, to: end, barMs, bars: inOrder };
    },
  };
}

const none: ToneCounts = { bad: 0, warn: 0, good: 0, other: 0 };
const floor = (at: number, step: number): number => Math.floor(at / step) * step;

function sumInto(counts: Map<number, ToneCounts>, at: number, { bad, warn, good, other }: ToneCounts): void {
  const before = counts.get(at) ?? none;
  counts.set(at, {
    bad: before.bad + bad,
    warn: before.warn + warn,
    good: before.good + good,
    other: before.other + other,
  });
}

/** The smallest step that needs at most so many bars, with room for the bars at both ends, and is no finer than what was counted. */
function stepFor(span: number, most: number, fineness: number): number {
  const room = Math.max(1, most - 2);
  const step = STEPS.map((seconds) => seconds * SECOND).find(
    (ms) => ms % fineness === 0 && span / ms <= room,
  );
  const day = FINENESS[FINENESS.length - 1] ?? SECOND;
  return step ?? Math.ceil(span / room / day) * day;
}

/** The tone of an event by what was found out about it; null is what is not known (yet). */
export function toneOf(found: {
  status: ValidationStatus | null;
  verdict: SignatureVerdict | null;
  complete: boolean;
  recognised: boolean;
  reply: number | null;
}): ArrivalTone {
  const { status, verdict, complete, recognised, reply } = found;
  if (!complete || verdict === 'failed' || verdict === 'missing') return 'bad';
  if (status === 'invalid' || (status === 'not-json' && recognised) || (reply ?? 0) >= 400) return 'bad';
  if (status === 'valid-with-warnings' || status === 'unknown-type' || verdict === 'verified-previous')
    return 'warn';
  return status === 'valid' ? 'good' : 'other';
}
