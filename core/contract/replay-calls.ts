import { z } from 'zod';
import { attemptProblemCode } from './attempts.ts';
import { givenSecret } from './given-secret.ts';
import { jobId } from './job-calls.ts';
import { headerPair } from './models.ts';

/** The most events that one replay sends. */
export const REPLAY_LIMIT = 10_000;
/** The most results that the answer of a replay tells one by one. */
export const REPLAY_RESULTS = 1_000;

/**
 * `exact`: the bytes and headers that came, an old signature included. `resigned`: signed now, its id as it was. `new-id`: signed now
 * under a new id, so that the handler takes it for another event.
 */
export const replayMode = z.enum(['exact', 'resigned', 'new-id']);
export type ReplayMode = z.infer<typeof replayMode>;

export const replaySetup = z.strictObject({
  /** With a path, exactly that; without one, each request keeps its own. The request's query comes along. */
  to: z.string().max(2_000),
  mode: replayMode,
  /** What it is signed with; `endpoint` without a slug is each event's own. */
  secret: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('own') }), ...givenSecret.options]),
  /** null takes the scheme of each event's endpoint. */
  scheme: z.string().max(200).nullable(),
});
export type ReplaySetup = z.infer<typeof replaySetup>;

/** What becomes of a header. `was` and `becomes` are null where there is none; a secret in it is masked. */
export const headerChange = z.object({
  name: z.string(),
  kind: z.enum(['kept', 'changed', 'added', 'dropped']),
  was: z.string().nullable(),
  becomes: z.string().nullable(),
  /** Why, in few words; '' where nothing changes. */
  why: z.string(),
});
export type HeaderChange = z.infer<typeof headerChange>;

export const replayPlan = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(headerPair),
  changes: z.array(headerChange),
  /** Bytes; the body is always the one that came. */
  bodySize: z.number().int(),
  /** Label of the scheme that it is signed with; null where it is not. */
  scheme: z.string().nullable(),
  remarks: z.array(z.string()),
});
export type ReplayPlan = z.infer<typeof replayPlan>;

const eventId = z.string().min(1).max(200);

export const replayResult = z.object({
  seq: z.number().int(),
  /** Id of the delivery; null where nothing could be sent. */
  delivery: z.number().int().nullable(),
  status: z.number().int().nullable(),
  ok: z.boolean(),
  durationMs: z.number().nullable(),
  problem: attemptProblemCode.nullable(),
  /** Why nothing was sent, or came to no answer; null where one came. */
  message: z.string().nullable(),
  /** Running number of the event that it became here. */
  eventSeq: z.number().int().nullable(),
});
export type ReplayResult = z.infer<typeof replayResult>;

/** Errors name their field in `details.field`: `to`, `secret`, `scheme`, `mode` or `events`. */
export const replayCalls = {
  /** What would be sent for one event now. */
  'replay.plan': { input: replaySetup.extend({ event: eventId }), output: replayPlan },
  /** Sends them in the order in which they came, one after the other. Rejects with `job-cancelled` nothing: what was sent is told. */
  'replay.run': {
    input: replaySetup.extend({
      events: z.array(eventId).min(1).max(REPLAY_LIMIT),
      /** Divides the intervals at which they came; null: one follows the other at once. */
      speed: z.number().positive().max(1_000_000).nullable(),
      timeoutMs: z.number().int().min(1).max(600_000),
      job: jobId,
    }),
    output: z.object({
      /** Names the deliveries of this replay. */
      run: z.string(),
      asked: z.number().int(),
      sent: z.number().int(),
      ok: z.number().int(),
      cancelled: z.boolean(),
      /** The first thousand. */
      results: z.array(replayResult),
    }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
