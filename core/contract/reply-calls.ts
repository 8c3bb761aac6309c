import { z } from 'zod';
import { endpointList } from './endpoint-calls.ts';
import { answerTold, headerPair } from './models.ts';
import { answering } from './replies.ts';

const slug = z.string().max(200);

/** What an endpoint would answer to one captured event. */
export const replyTrial = z.object({
  /** Id of the rule that decides; null where a handshake does, or no rule matches. */
  rule: z.string().nullable(),
  told: answerTold,
  /** What leaves; null where a fault withholds it. A `fail` is told as the rule's own answer, with its chance in `told`. */
  reply: z
    .object({ status: z.number().int(), headers: z.array(headerPair), bodyBase64: z.string() })
    .nullable(),
  delayMs: z.number().int(),
  /** What each rule says of the event, in their order. */
  rules: z.array(
    z.object({
      id: z.string(),
      matches: z.boolean(),
      /** Why its condition cannot be read; null where it can. */
      problem: z.string().nullable(),
    }),
  ),
  /** Variables that have no value for this event: nothing stands in their place. Sentences. */
  remarks: z.array(z.string()),
});
export type ReplyTrial = z.infer<typeof replyTrial>;

export const replyCalls = {
  /** Counts at once, for every request from now on. An error at a rule names it in `details.rule`, with `details.field`. */
  'replies.set': { input: z.strictObject({ slug, answering }), output: endpointList },
  /** What these would answer to a captured event, before they are saved. */
  'replies.try': {
    input: z.strictObject({ slug, answering, event: z.string().min(1).max(200) }),
    output: replyTrial,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const replyPushes = {
  /** Answers that left after their event was told: an answer may be held back. */
  'events.answered': z.object({
    events: z.array(
      z.object({
        seq: z.number().int(),
        reply: z.object({ status: z.number().int(), durationMs: z.number() }).nullable(),
      }),
    ),
  }),
} as const satisfies Record<string, z.ZodType>;
export type AnsweredEvent = z.infer<(typeof replyPushes)['events.answered']>['events'][number];
