import { z } from 'zod';
import { attemptProblem, attemptProblemCode, attemptRemark, attemptTimings } from './attempts.ts';
import { draft, fault } from './drafts.ts';
import { headerPair } from './models.ts';
import { surroundings } from './surroundings.ts';

/** Who sent it: the Simulator, a run of a flow, a handler check, a replay of an event, or an endpoint that forwards its events. */
export const deliveryKind = z.enum(['send', 'flow', 'check', 'replay', 'forward']);
export type DeliveryKind = z.infer<typeof deliveryKind>;

/** What a delivery was to be, as it is known before its first attempt. */
export const deliveryAbout = z.object({
  kind: deliveryKind,
  /** With its variables filled in. */
  url: z.string(),
  template: z.string().nullable(),
  provider: z.string().nullable(),
  eventType: z.string().nullable(),
  /** Id of the flow that it is a step of; null where it is none. */
  flow: z.string().nullable(),
  /** Of a flow or a check: which run, and which of its steps or cases. */
  run: z.string().nullable(),
  step: z.string().nullable(),
  fault: fault.nullable(),
  /** Id of the scheme that it was signed with; null where it was not. */
  scheme: z.string().nullable(),
  /** What the fault did, and what the user may not expect. Sentences. */
  remarks: z.array(z.string()),
  /** Running number of the captured event that it is a copy of; null where it is none, or that one is gone. */
  copyOf: z.number().int().nullable(),
});
export type DeliveryAbout = z.infer<typeof deliveryAbout>;

/** What it was composed and sent with beside its draft. A proxy is not kept: it may carry a password. */
export const sentWith = z.object({
  ...surroundings,
  /** Milliseconds, for each attempt. */
  timeoutMs: z.number().int(),
});
export type SentWith = z.infer<typeof sentWith>;

export const deliverySummary = deliveryAbout.extend({
  id: z.number().int(),
  /** ISO 8601, UTC, milliseconds. */
  createdAt: z.string(),
  attempts: z.number().int(),
  /** How the last attempt ended; null where there was none, or no answer. */
  status: z.number().int().nullable(),
  ok: z.boolean(),
  problem: attemptProblemCode.nullable(),
});
export type DeliverySummary = z.infer<typeof deliverySummary>;

/** The answer of an attempt as it is kept. */
export const deliveryResponse = z.object({
  status: z.number().int(),
  statusText: z.string(),
  httpVersion: z.string(),
  headers: z.array(headerPair),
  /** The first megabyte. */
  bodyBase64: z.string(),
  /** Bytes that came, those that are not kept included. */
  size: z.number().int(),
  /** The answer broke off, or was cut at the sender's limit. */
  truncated: z.boolean(),
});
export type DeliveryResponse = z.infer<typeof deliveryResponse>;

export const deliveryAttempt = z.object({
  /** From 1. */
  n: z.number().int(),
  /** ISO 8601, UTC, milliseconds. */
  startedAt: z.string(),
  ok: z.boolean(),
  /** The head as it was written to the socket, one byte a character (latin-1); empty where it never came to that. */
  head: z.string(),
  /** Names of headers whose values carried a secret: asterisks stand in `head` for them. */
  masked: z.array(z.string()),
  bodyBase64: z.string(),
  /** Bytes of the body that were handed to the socket. */
  bodyBytes: z.number().int(),
  response: deliveryResponse.nullable(),
  /** What came instead of an HTTP answer, the first 16 KB. */
  unreadableBase64: z.string().nullable(),
  timings: attemptTimings,
  error: attemptProblem.nullable(),
  remarks: z.array(attemptRemark),
  /** Running number of the captured event that it became in our own receiver. */
  eventSeq: z.number().int().nullable(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;

export const deliveryDetail = deliverySummary.extend({
  /** What it was composed of; null where that was no draft. */
  draft: draft.nullable(),
  /** null where that was no draft, and where an earlier version sent it. */
  sentWith: sentWith.nullable(),
  list: z.array(deliveryAttempt),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const deliveryPushes = {
  /** An attempt of it has ended and is stored. */
  'deliveries.changed': z.object({ delivery: z.number().int() }),
} as const;
