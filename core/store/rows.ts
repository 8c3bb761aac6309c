import { z } from 'zod';
import {
  answerTold,
  captureState,
  diagnosis,
  type EventDetail,
  type EventSummary,
  headerPair,
  importForm,
  issue,
  type Signature,
  signatureVerdict,
  validationStatus,
} from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { eventId } from './ids.ts';

/** The rows of the history as the reader's queries give them, and what they become. */

/** A column that holds JSON of ours. */
export const parsedJson = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(schema);

export const summaryRow = z.object({
  seq: z.number(),
  received_at: z.number(),
  method: z.string(),
  path: z.string(),
  query: z.string().nullable(),
  endpoint: z.string().nullable(),
  capture: captureState,
  size: z.number(),
  provider: z.string().nullable(),
  event_type: z.string().nullable(),
  status: validationStatus.nullable(),
  errors: z.number().nullable(),
  warnings: z.number().nullable(),
  verdict: signatureVerdict.nullable(),
  reply_status: z.number().nullable(),
  duration_us: z.number().nullable(),
  pinned: z.number().nullable(),
  note: z.string().nullable(),
  import_form: importForm.nullable(),
  original_at: z.number().nullable(),
});

const details = z.object({
  issues: z.array(issue),
  scheme: z.string().nullable(),
  diagnoses: z.array(diagnosis),
});
const noDetails: z.infer<typeof details> = { issues: [], scheme: null, diagnoses: [] };

export const detailRow = summaryRow.extend({
  http_version: z.string(),
  remote_address: z.string().nullable(),
  capture_note: z.string().nullable(),
  headers: parsedJson(z.array(headerPair)),
  trailers: parsedJson(z.array(headerPair)),
  rules_version: z.number().nullable(),
  details: parsedJson(details).nullable(),
  reply_headers: parsedJson(z.array(headerPair)).nullable(),
  reply_body: z.instanceof(Uint8Array).nullable(),
  told: parsedJson(answerTold).nullable(),
  replay_of: z.number().nullable(),
});

export const requestRow = z.object({
  received_at: z.number(),
  original_at: z.number().nullable(),
  method: z.string(),
  path: z.string(),
  query: z.string().nullable(),
  http_version: z.string(),
  remote_address: z.string().nullable(),
  endpoint: z.string().nullable(),
  capture: captureState,
  capture_note: z.string().nullable(),
  headers: parsedJson(z.array(headerPair)),
  trailers: parsedJson(z.array(headerPair)),
  body: z.instanceof(Uint8Array),
});

export const signatureRow = z.object({ verdict: signatureVerdict, details: parsedJson(details).nullable() });

export function toSignature({ verdict, details: found }: z.infer<typeof signatureRow>): Signature {
  const { scheme, diagnoses } = found ?? noDetails;
  return { verdict, scheme, diagnoses };
}

export function toSummary(row: z.infer<typeof summaryRow>, name: string): EventSummary {
  const { status, errors, warnings, verdict } = row;
  return {
    ...identityOf(row, name),
    validation: status === null ? null : { status, errors: errors ?? 0, warnings: warnings ?? 0 },
    signature: verdict === null ? null : { verdict },
    reply:
      row.reply_status === null
        ? null
        : { status: row.reply_status, durationMs: (row.duration_us ?? 0) / 1000 },
  };
}

export function toDetail(row: z.infer<typeof detailRow>, name: string): EventDetail {
  const { issues, scheme, diagnoses } = row.details ?? noDetails;
  return {
    ...identityOf(row, name),
    httpVersion: row.http_version,
    remoteAddress: row.remote_address,
    headers: row.headers,
    trailers: row.trailers,
    captureNote: row.capture_note,
    rulesVersion: row.rules_version,
    validation: row.status === null ? null : { status: row.status, issues },
    signature: row.verdict === null ? null : { verdict: row.verdict, scheme, diagnoses },
    reply:
      row.reply_status === null
        ? null
        : {
            status: row.reply_status,
            durationMs: (row.duration_us ?? 0) / 1000,
            headers: row.reply_headers ?? [],
            bodyBase64: Buffer.from(row.reply_body ?? []).toString('base64'),
          },
    answer: { by: null, fault: null, ...row.told, pending: false },
    replayOf: row.replay_of,
  };
}

const isoTime = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function identityOf(row: z.infer<typeof summaryRow>, name: string) {
  return {
    id: eventId(name, row.seq),
    seq: row.seq,
    receivedAt: new Date(row.received_at).toISOString(),
    method: row.method,
    path: row.path,
    query: row.query,
    size: row.size,
    capture: row.capture,
    endpoint: row.endpoint,
    provider: row.provider,
    eventType: row.event_type,
    pinned: row.pinned === 1,
    note: row.note,
    imported: row.import_form && { form: row.import_form, originalAt: isoTime(row.original_at) },
  };
}

export function toRequest(row: z.infer<typeof requestRow>): CapturedRequest {
  return {
    // An imported one is judged by the moment at which it first came.
    receivedAt: row.original_at ?? row.received_at,
    method: row.method,
    path: row.path,
    query: row.query,
    httpVersion: row.http_version,
    remoteAddress: row.remote_address,
    headers: row.headers,
    trailers: row.trailers,
    body: row.body,
    capture: row.capture,
    captureNote: row.capture_note,
    endpoint: row.endpoint,
  };
}
