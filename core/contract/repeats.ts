import { z } from 'zod';
import { attemptProblemCode } from './attempts.ts';

/** The most deliveries of one go, and the most that are under way at once. */
export const MOST_TIMES = 1_000_000;
export const MOST_AT_ONCE = 200;

export const repeatTimes = z.number().int().min(1).max(MOST_TIMES);
export const repeatAtOnce = z.number().int().min(1).max(MOST_AT_ONCE);

const milliseconds = z.number();

/** How many attempts ended in one way. */
export const repeatOutcome = z.object({
  /** null where no answer came. */
  status: z.number().int().nullable(),
  problem: attemptProblemCode.nullable(),
  count: z.number().int(),
});
export type RepeatOutcome = z.infer<typeof repeatOutcome>;

/** What became of one draft that was sent many times. */
export const repeatReport = z.object({
  /** Attempts that were to be made. */
  asked: z.number().int(),
  /** Attempts that have ended. */
  sent: z.number().int(),
  /** Of them, with a 2xx answer. */
  ok: z.number().int(),
  /** The most frequent first. */
  outcomes: z.array(repeatOutcome),
  /** Of the attempts that were answered; null where none was. */
  times: z
    .object({ p50Ms: milliseconds, p95Ms: milliseconds, p99Ms: milliseconds, maxMs: milliseconds })
    .nullable(),
  /** From the first to the last. */
  seconds: z.number(),
  cancelled: z.boolean(),
});
export type RepeatReport = z.infer<typeof repeatReport>;
