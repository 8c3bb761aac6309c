import { z } from 'zod';
import { wireError } from './errors.ts';
import { diagnosis, documentSource, headerPair, signatureVerdict } from './models.ts';
import { signatureTrace } from './signature-trace.ts';

/** The most that one source of the bench may hold, in characters of base64: 48 MB of bytes. */
export const BENCH_SOURCE_LIMIT = 64 * 1024 * 1024;
/** How many bytes of a body, or of what was signed, a result carries. `events.body` reads a captured body whole. */
export const BENCH_BODY_LIMIT = 64 * 1024;

const job = z.string().min(1).max(100);
const byJob = z.strictObject({ job });
const secretText = z.string().max(64 * 1024);

/** What is looked at: a captured event, or a raw request, a cURL line or a HAR that was pasted or opened. */
export const benchSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), id: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('text'), bytesBase64: z.string().max(BENCH_SOURCE_LIMIT) }),
]);
export type BenchSource = z.infer<typeof benchSource>;

/** Where the secret comes from. An endpoint's own stay in the vault; slug null is the catch-all. */
export const benchSecret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), current: secretText, previous: secretText.nullable() }),
  z.strictObject({ kind: z.literal('endpoint'), slug: z.string().nullable() }),
  /** One that the user named in the vault. */
  z.strictObject({ kind: z.literal('vault'), name: z.string().max(200) }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type BenchSecret = z.infer<typeof benchSecret>;

/** A stretch of bytes from their beginning: at most `BENCH_BODY_LIMIT` of `total`. */
const beginning = z.object({ bytesBase64: z.string(), total: z.number().int() });

/** The request as it was read. Strings of the head hold one byte a character (latin-1). */
export const benchRequest = z.object({
  method: z.string(),
  path: z.string(),
  query: z.string().nullable(),
  headers: z.array(headerPair),
  /** Bytes of the body. */
  size: z.number().int(),
  /** The public URL that was taken; null where none was given or read. */
  url: z.string().nullable(),
  /** What reading the source had to assume or mend, in sentences. */
  remarks: z.array(z.string()),
});
export type BenchRequest = z.infer<typeof benchRequest>;

/** What explains a failed verdict: the mistakes with which the signature fits, or what is wrong though it fits. */
export const benchMatch = z.object({
  /** Diagnosis codes, the cause first: one, rarely two or three. */
  codes: z.array(z.string()),
  /** The scheme that the signature fits, which may be another one. */
  scheme: z.string(),
  summary: z.string(),
  explanation: z.string(),
  /** What to change in a handler, as code. */
  fixes: z.object({ node: z.string(), python: z.string(), php: z.string() }),
  /** The digest that fits; null where the header carries the secret itself. */
  digestHex: z.string().nullable(),
  /** What was really signed; null where it is what we sign as well. */
  signed: beginning.nullable(),
  /** The first byte in which `signed` and what we sign differ; null where `signed` is. */
  firstDifference: z.number().int().nullable(),
});
export type BenchMatch = z.infer<typeof benchMatch>;

export const benchSearch = z.object({
  /** False where there was nothing to look for: it verified, only its time is wrong, or a secret or header is missing. */
  ran: z.boolean(),
  tried: z.number().int(),
  total: z.number().int(),
  /** How many of them were not tried because the body is too large for that many. */
  leftOut: z.number().int(),
  match: benchMatch.nullable(),
  /** Where nothing matched: what was tried, in words. */
  ruledOut: z.array(z.string()),
  cancelled: z.boolean(),
});
export type BenchSearch = z.infer<typeof benchSearch>;

/** What the bench found. Nothing in it is a secret or a part of a key. */
export const benchResult = z.object({
  verdict: signatureVerdict,
  /** The scheme that was checked; null where none was given and the headers fit none. */
  scheme: z.string().nullable(),
  /** The schemes that the headers would fit, the likeliest first. */
  candidates: z.array(z.string()),
  request: benchRequest,
  expected: z.string().nullable(),
  received: z.string().nullable(),
  /** The cause first, then every other failed check and remark. */
  diagnoses: z.array(diagnosis),
  /** null where no scheme was checked. */
  trace: signatureTrace.nullable(),
  search: benchSearch,
  body: beginning,
});
export type BenchResult = z.infer<typeof benchResult>;

export const schemeInfo = z.object({
  id: z.string(),
  label: z.string(),
  docs: z.array(documentSource),
  notes: z.array(z.string()),
  /** Whether the public URL is signed, so that it should be given. */
  needsUrl: z.boolean(),
  /** How the secret becomes a key, in words. */
  keyForm: z.string(),
  /** What is signed, such as `{id}.{timestamp}.{body}`; empty where nothing is. */
  signs: z.string(),
  /** `HMAC-SHA-256`, `ed25519`, … */
  method: z.string(),
  /** The encoding of the digest, in words; null where the header carries the secret itself. */
  encoding: z.string().nullable(),
  headers: z.array(z.string()),
  /** How the signature stands in its header, such as `v1,<signature>`. */
  form: z.string(),
});
export type SchemeInfo = z.infer<typeof schemeInfo>;

/**
 * The signature bench. `bench.start` answers at once; the result comes by `bench.done`. A page has one job: a new one, and
 * the page's end, cancel it.
 */
export const benchCalls = {
  'bench.start': {
    input: z.strictObject({
      source: benchSource,
      secret: benchSecret,
      /** A scheme's id; null takes the one that the headers fit. */
      scheme: z.string().nullable(),
      /** The header of `header-token`. */
      headerName: z.string().nullable(),
      /** The recipe of `hmac`, as the command line takes it. */
      recipe: z.string().nullable(),
      /** The public URL; null takes the one that the source names. */
      url: z.string().nullable(),
      /** ISO 8601: when the request arrived; null takes the event's own time, or now. */
      now: z.string().nullable(),
    }),
    output: z.object({ job }),
  },
  /** Ends a job at once: its `bench.done` tells what was found until then. No error where it is over already. */
  'bench.cancel': { input: byJob, output: z.object({}) },
  'bench.schemes': { input: z.strictObject({}), output: z.array(schemeInfo) },
} as const;

export const benchPushes = {
  /** Only for a job that takes longer than 100 ms, ten a second at most. */
  'bench.progress': z.object({ job, tried: z.number().int(), total: z.number().int() }),
  'bench.done': z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), job, result: benchResult }),
    z.object({ ok: z.literal(false), job, error: wireError }),
  ]),
} as const;
