import { z } from 'zod';
import { attemptProblemCode } from './attempts.ts';

/** How often an event is tried at a target at most. */
export const MOST_TRIES = 10;
/** Attempts that are under way at once at one target. */
export const MOST_AT_ONCE = 50;

export const forwardTarget = z.strictObject({
  /** Tells it from the others of its endpoint. */
  id: z.string().min(1).max(40),
  /** With a path, exactly that; without one, each request keeps its own. The request's query comes along. */
  url: z.string().max(2_000),
  enabled: z.boolean(),
  /** For each attempt, in milliseconds. */
  timeoutMs: z.number().int().min(100).max(600_000),
  /** Attempts at one event, the first included. */
  tries: z.number().int().min(1).max(MOST_TRIES),
  /** So many attempts are under way at once; 1 keeps the order. */
  atOnce: z.number().int().min(1).max(MOST_AT_ONCE),
});
export type ForwardTarget = z.infer<typeof forwardTarget>;

export const forwarding = z.strictObject({
  targets: z.array(forwardTarget).max(20),
  /** What arrives meanwhile waits. */
  paused: z.boolean(),
});
export type Forwarding = z.infer<typeof forwarding>;

export const noForwarding: Forwarding = { targets: [], paused: false };

/** A target as it is where nothing else is said. */
export function newTarget(id: string, url: string): ForwardTarget {
  return { id, url, enabled: true, timeoutMs: 30_000, tries: 3, atOnce: 8 };
}

/**
 * `idle`: nothing was tried yet. `ok`: the last attempt was answered 2xx. `failing`: it was not. `down`: several in a row came to no
 * answer, so that the target is only probed until it answers again.
 */
export const targetState = z.enum(['idle', 'ok', 'failing', 'down']);

export const targetHealth = z.object({
  /** Slug of the endpoint; '' is the catch-all. */
  endpoint: z.string(),
  target: z.string(),
  url: z.string(),
  state: targetState,
  paused: z.boolean(),
  /** Of the last attempt that ended; null where none did, or no answer came. */
  lastStatus: z.number().int().nullable(),
  lastProblem: attemptProblemCode.nullable(),
  lastMs: z.number().nullable(),
  /** ISO 8601, UTC: the first of the attempts since which none was answered 2xx. */
  failingSince: z.string().nullable(),
  /** Events of this run of the engine: delivered, given up, and not queued because too many waited. */
  delivered: z.number().int(),
  failed: z.number().int(),
  dropped: z.number().int(),
  /** Running numbers between which events were dropped. */
  droppedBetween: z.tuple([z.number().int(), z.number().int()]).nullable(),
  waiting: z.number().int(),
  underWay: z.number().int(),
  /** Events delivered in the last ten seconds, a second. */
  perSecond: z.number(),
});
export type TargetHealth = z.infer<typeof targetHealth>;

/** An attempt to forward, as lists and the command line tell it. */
export const forwardAttempt = z.object({
  endpoint: z.string(),
  target: z.string(),
  url: z.string(),
  event: z.string(),
  seq: z.number().int(),
  n: z.number().int(),
  status: z.number().int().nullable(),
  ok: z.boolean(),
  durationMs: z.number(),
  error: z.object({ code: attemptProblemCode, message: z.string() }).nullable(),
  /** No further attempt follows. */
  last: z.boolean(),
});
export type ForwardAttempt = z.infer<typeof forwardAttempt>;
