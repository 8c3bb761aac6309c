import { z } from 'zod';
import { headerPair } from './models.ts';

/** How an answer goes wrong on purpose. */
export const replyFault = z.discriminatedUnion('kind', [
  /** The connection stays open and nothing is written, until the sender gives up. */
  z.strictObject({ kind: z.literal('no-answer') }),
  /** The connection is reset (TCP RST) in place of an answer. */
  z.strictObject({ kind: z.literal('reset') }),
  /** The head goes out at once, the body at so many bytes a second. */
  z.strictObject({ kind: z.literal('slow'), bytesPerSecond: z.number().int().min(1).max(1_000_000) }),
  /** So many of a hundred requests are answered this status, without a body; the others as the rule says. */
  z.strictObject({
    kind: z.literal('fail'),
    percent: z.number().int().min(1).max(100),
    status: z.number().int().min(400).max(599),
  }),
]);
export type ReplyFault = z.infer<typeof replyFault>;

/** The longest that an answer is held back, in milliseconds. */
export const LONGEST_DELAY_MS = 600_000;

/** What a rule answers. Values of headers and the body may hold variables. */
export const ruleReply = {
  status: z.number().int().min(200).max(599),
  headers: z.array(headerPair).max(50),
  body: z.string().max(256 * 1024),
  delayMs: z.number().int().min(0).max(LONGEST_DELAY_MS),
  fault: replyFault.nullable(),
};

export const replyRule = z.strictObject({
  /** Tells it from the others of its endpoint. */
  id: z.string().min(1).max(40),
  /** What the user calls it; '' is named by its condition. */
  name: z.string().max(100),
  enabled: z.boolean(),
  /** In the search language; '' is every request. */
  condition: z.string().max(4_000),
  ...ruleReply,
});
export type ReplyRule = z.infer<typeof replyRule>;

/** Challenges that a provider sends when a URL is registered, each answered on request. */
export const handshakes = z.strictObject({
  slack: z.boolean(),
  meta: z.boolean(),
  discord: z.boolean(),
});
export type Handshakes = z.infer<typeof handshakes>;
export type Handshake = keyof Handshakes;

/** What an endpoint answers: handshakes first, then the first rule that matches, then what the endpoint answers without one. */
export const answering = z.strictObject({ rules: z.array(replyRule).max(100), handshakes });
export type Answering = z.infer<typeof answering>;

export const noAnswering: Answering = {
  rules: [],
  handshakes: { slack: false, meta: false, discord: false },
};

/** How a rule is called wherever it is named. */
export function ruleTitle({ name, condition }: Pick<ReplyRule, 'name' | 'condition'>): string {
  if (name.trim() !== '') return name.trim();
  return condition.trim() === '' ? 'every request' : condition.trim();
}

/** The status of a stored reply that is none: the answer was withheld, or the connection reset. */
export const NO_STATUS = 0;
