import type { SignatureVerdict, ValidationStatus } from '../contract/models.ts';
import type { InsightsReport, SpreadPart } from '../contract/timeline-calls.ts';

/** An event as the summary looks at it. */
export interface SummaryEvent {
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly receivedAt: number;
  readonly provider: string | null;
  readonly eventType: string | null;
  readonly status: ValidationStatus | null;
  readonly verdict: SignatureVerdict | null;
  /** Milliseconds to the answer; null where none left. */
  readonly replyMs: number | null;
  readonly size: number;
  /** The same for the same body; null for an empty one, which says nothing. */
  readonly fingerprint: string | null;
}

/** Duplicates that are named; the others are counted. */
const MOST_GROUPS = 50;
/** Types that a table shows; a sender may make them up without end. */
const MOST_TYPES = 200;
const REPLY_PARTS = [0.5, 1, 2, 5, 10, 50, 100, 500, 1_000, 5_000, 30_000];
const SIZE_PARTS = [128, 256, 512, 1_024, 2_048, 4_096, 16_384, 65_536, 1_048_576, 10_485_760];

export interface Summary {
  /** In any order. */
  add(event: SummaryEvent): void;
  /** `of`: how many are listed. */
  report(of: number): InsightsReport;
}

interface TypeSummary {
  readonly provider: string | null;
  readonly eventType: string | null;
  readonly statuses: Map<ValidationStatus, number>;
  readonly verdicts: Map<SignatureVerdict, number>;
  readonly replies: number[];
  readonly sizes: number[];
}

interface Group {
  readonly provider: string | null;
  readonly eventType: string | null;
  times: number;
  firstSeq: number;
  lastSeq: number;
}

/** What events have in common, from one look at each. */
export function createSummary(): Summary {
  const types = new Map<string, TypeSummary>();
  const bodies = new Map<string, Group>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add(event) {
      const type = typeOf(types, event);
      bump(type.statuses, event.status);
      bump(type.verdicts, event.verdict);
      if (event.replyMs !== null) type.replies.push(event.replyMs);
      type.sizes.push(event.size);
      group(bodies, event);
      first = Math.min(first, event.receivedAt);
      last = Math.max(last, event.receivedAt);
    },
    report(of) {
      const all = [...types.values()].sort((a, b) => b.sizes.length - a.sizes.length);
      const replies = all.flatMap((type) => type.replies);
      const sizes = all.flatMap((type) => type.sizes);
      const again = [...bodies.values()].filter(({ times }) => times > 1);
      return {
        events: sizes.length,
        of,
        extent: sizes.length === 0 ? null : { first: iso(first), last: iso(last) },
        types: all.slice(0, MOST_TYPES).map((type) => ({
          provider: type.provider,
          eventType: type.eventType,
          events: type.sizes.length,
          statuses: Object.fromEntries(type.statuses),
          verdicts: Object.fromEntries(type.verdicts),
          replies: spreadOf(type.replies),
          sizes: spreadOf(type.sizes),
        })),
        replies: { spread: spreadOf(replies), parts: partsOf(replies, REPLY_PARTS) },
        sizes: { spread: spreadOf(sizes), parts: partsOf(sizes, SIZE_PARTS) },
        duplicates: {
          events: again.reduce((sum, { times }) => sum + times - 1, 0),
          groups: again.sort((a, b) => b.times - a.times || b.lastSeq - a.lastSeq).slice(0, MOST_GROUPS),
        },
      };
    },
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

function typeOf(types: Map<string, TypeSummary>, { provider, eventType }: SummaryEvent): TypeSummary {
  const key = JSON.stringify([provider, eventType]);
  const known = types.get(key);
  if (known) return known;
  const made: TypeSummary = {
    ...{ provider, eventType, statuses: new Map(), verdicts: new Map(), replies: [], sizes: [] },
  };
  types.set(key, made);
  return made;
}

function bump<T>(counts: Map<T, number>, key: T | null): void {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function group(bodies: Map<string, Group>, event: SummaryEvent): void {
  const { fingerprint, seq, provider, eventType } = event;
  if (fingerprint === null) return;
  const known = bodies.get(fingerprint);
  if (!known) {
    bodies.set(fingerprint, { provider, eventType, times: 1, firstSeq: seq, lastSeq: seq });
    return;
  }
  known.times += 1;
  known.firstSeq = Math.min(known.firstSeq, seq);
  known.lastSeq = Math.max(known.lastSeq, seq);
}

/** By rank: the smallest value that so many are at most. */
export function spreadOf(values: readonly number[]): { p50: number; p95: number; most: number } | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** Up to each bound, and what is above the last up to the greatest; empty parts at both ends are left out. */
export function partsOf(values: readonly number[], bounds: readonly number[]): SpreadPart[] {
  const most = values.reduce((greatest, value) => Math.max(greatest, value), 0);
  const all = [...bounds, ...(most > (bounds.at(-1) ?? 0) ? [most] : [])];
  const parts = all.map((upTo) => ({ upTo, events: 0 }));
  for (const value of values) {
    const part = parts.find(({ upTo }) => value <= upTo);
    if (part) part.events += 1;
  }
  const begin = parts.findIndex(({ events }) => events > 0);
  const end = parts.findLastIndex(({ events }) => events > 0);
  return begin === -1 ? [] : parts.slice(begin, end + 1);
}
