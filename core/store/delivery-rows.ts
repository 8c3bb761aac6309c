import { z } from 'zod';
import { attemptProblem, attemptRemark, attemptTimings } from '../contract/attempts.ts';
import {
  type DeliveryAttempt,
  type DeliverySummary,
  deliveryKind,
  deliveryResponse,
  sentWith,
} from '../contract/deliveries.ts';
import { draft, fault } from '../contract/drafts.ts';
import { parsedJson } from './rows.ts';

const bytes = z.instanceof(Uint8Array);

export const deliveryRow = z.object({
  id: z.number(),
  created_at: z.number(),
  kind: deliveryKind,
  url: z.string(),
  template: z.string().nullable(),
  provider: z.string().nullable(),
  event_type: z.string().nullable(),
  flow: z.string().nullable(),
  run: z.string().nullable(),
  step: z.string().nullable(),
  fault: fault.nullable(),
  scheme: z.string().nullable(),
  remarks: parsedJson(z.array(z.string())),
  replay_of: z.number().nullable(),
  forward_of: z.number().nullable(),
  attempts: z.number(),
  /** Of the last attempt, as the two below. */
  status: z.number().nullable(),
  ok: z.number().nullable(),
  error: parsedJson(attemptProblem).nullable(),
});

export const composedRow = z
  .object({ draft: parsedJson(draft).nullable(), sent_with: parsedJson(sentWith).nullable() })
  .transform(({ sent_with, ...row }) => ({ ...row, sentWith: sent_with }));

/** All of an answer but its body, as its column holds it. */
export const responseHead = deliveryResponse.omit({ bodyBase64: true });

export const attemptRow = z.object({
  n: z.number(),
  started_at: z.number(),
  ok: z.number(),
  head: bytes,
  masked: parsedJson(z.array(z.string())),
  body: bytes,
  body_bytes: z.number(),
  response: parsedJson(responseHead).nullable(),
  response_body: bytes.nullable(),
  unreadable: bytes.nullable(),
  timings: parsedJson(attemptTimings),
  error: parsedJson(attemptProblem).nullable(),
  remarks: parsedJson(z.array(attemptRemark)),
  event_seq: z.number().nullable(),
});

export function toDeliverySummary(row: z.infer<typeof deliveryRow>): DeliverySummary {
  const { created_at, event_type: eventType, ok, error, replay_of, forward_of, ...same } = row;
  return {
    ...same,
    createdAt: new Date(created_at).toISOString(),
    eventType,
    copyOf: replay_of ?? forward_of,
    ok: ok === 1,
    problem: error?.code ?? null,
  };
}

export function toDeliveryAttempt(row: z.infer<typeof attemptRow>): DeliveryAttempt {
  const { n, masked, response, timings, error, remarks } = row;
  return {
    ...{ n, masked, timings, error, remarks },
    startedAt: new Date(row.started_at).toISOString(),
    ok: row.ok === 1,
    head: Buffer.from(row.head).toString('latin1'),
    bodyBase64: base64(row.body),
    bodyBytes: row.body_bytes,
    response: response && { ...response, bodyBase64: base64(row.response_body ?? new Uint8Array()) },
    unreadableBase64: row.unreadable && base64(row.unreadable),
    eventSeq: row.event_seq,
  };
}

const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64');
