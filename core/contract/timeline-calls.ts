import { z } from 'zod';
import { jobId } from './job-calls.ts';
import { signatureVerdict, validationStatus } from './models.ts';

/** The most bars that one `timeline.get` is answered with. */
export const MOST_BARS = 400;
/** The most events that `insights.get` looks at, the newest. */
export const INSIGHT_EVENTS = 50_000;

const moment = z.iso.datetime();
const count = z.number().int();

/** What is wrong with an event at first sight, the worst first; `other`: nothing to judge it by. */
export const arrivalTone = z.enum(['bad', 'warn', 'good', 'other']);
export type ArrivalTone = z.infer<typeof arrivalTone>;

export const toneCounts = z.object({ bad: count, warn: count, good: count, other: count });
export type ToneCounts = z.infer<typeof toneCounts>;

export const timelineBar = toneCounts.extend({
  /** When it begins: milliseconds since 1970, UTC. */
  at: count,
});
export type TimelineBar = z.infer<typeof timelineBar>;

export const timeline = z.object({
  /** The first and the last arrival of the whole list; null where it is empty. */
  extent: z.object({ first: moment, last: moment }).nullable(),
  /** Where the first bar begins and the last ends: milliseconds since 1970, UTC. */
  from: count,
  to: count,
  /** Milliseconds that a bar stands for. */
  barMs: count,
  /** Those that have events, in order. */
  bars: z.array(timelineBar),
});
export type Timeline = z.infer<typeof timeline>;

/** Values of which half, and nineteen of twenty, are at most this; null where there are none. */
const spread = z.object({ p50: z.number(), p95: z.number(), most: z.number() }).nullable();

/** Events whose value is at most `upTo` and above that of the part before it. */
const part = z.object({ upTo: z.number(), events: count });
export type SpreadPart = z.infer<typeof part>;

export const insightsReport = z.object({
  /** How many were looked at, of how many that are listed. */
  events: count,
  of: count,
  /** Their times, the oldest and the newest; null where there are none. */
  extent: z.object({ first: moment, last: moment }).nullable(),
  /** The most events first. */
  types: z.array(
    z.object({
      provider: z.string().nullable(),
      eventType: z.string().nullable(),
      events: count,
      statuses: z.partialRecord(validationStatus, count),
      verdicts: z.partialRecord(signatureVerdict, count),
      /** Milliseconds. */
      replies: spread,
      /** Bytes. */
      sizes: spread,
    }),
  ),
  /** Milliseconds to the answer. */
  replies: z.object({ spread, parts: z.array(part) }),
  /** Bytes of the body. */
  sizes: z.object({ spread, parts: z.array(part) }),
  /** Bodies that came more than once, the most often first. */
  duplicates: z.object({
    /** Events whose body had come before. */
    events: count,
    groups: z.array(
      z.object({
        provider: z.string().nullable(),
        eventType: z.string().nullable(),
        times: count,
        firstSeq: count,
        lastSeq: count,
      }),
    ),
  }),
});
export type InsightsReport = z.infer<typeof insightsReport>;

export const timelineCalls = {
  /** Arrivals by time. null is the first or the last arrival. Counts every event the first time. */
  'timeline.get': {
    input: z.strictObject({
      from: moment.nullable(),
      to: moment.nullable(),
      bars: z.number().int().min(1).max(MOST_BARS),
    }),
    output: timeline,
  },
  /** What the newest events have in common. */
  'insights.get': { input: z.strictObject({ job: jobId }), output: insightsReport },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
