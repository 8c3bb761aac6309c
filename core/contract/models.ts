import { z } from 'zod';

/** A header as it came: name and value in their order and case. Each character is one byte (latin-1). */
export const headerPair = z.tuple([z.string(), z.string()]);
export type HeaderPair = z.infer<typeof headerPair>;

/** What validation can say of an event, in the words of the command line (`validate`, `events`). */
export const validationStatus = z.enum([
  'valid',
  'valid-with-warnings',
  'invalid',
  'undocumented',
  'unknown-type',
  'not-json',
  'unrecognised',
]);
export type ValidationStatus = z.infer<typeof validationStatus>;

export const severity = z.enum(['error', 'warning']);

/** Codes are stable: scripts and the interface tell issues apart by them. */
export const issueCode = z.enum([
  'missing',
  'wrong-type',
  'not-in-set',
  'wrong-prefix',
  'wrong-format',
  'undocumented-field',
  'repeated-key',
  'lost-precision',
  'not-json',
  'empty-body',
  'wrong-encoding',
  'incomplete-body',
]);
export type IssueCode = z.infer<typeof issueCode>;

/** Where a document says what an issue claims. `url` is null where only the document's title is known. */
export const documentSource = z.object({ title: z.string(), url: z.string().nullable() });
export type DocumentSource = z.infer<typeof documentSource>;

/** One finding about a body. `path` is a JSON pointer (RFC 6901); '' is the whole body. */
export const issue = z.object({
  path: z.string(),
  code: issueCode,
  severity,
  message: z.string(),
  expected: z.string().nullable(),
  received: z.string().nullable(),
  source: documentSource.nullable(),
});
export type Issue = z.infer<typeof issue>;

export const validation = z.object({ status: validationStatus, issues: z.array(issue) });
export type Validation = z.infer<typeof validation>;

export const signatureVerdict = z.enum([
  'verified',
  'verified-previous',
  'failed',
  'missing',
  'not-checked',
  'unsigned',
  'not-documented',
]);
export type SignatureVerdict = z.infer<typeof signatureVerdict>;

export const diagnosis = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  summary: z.string(),
  explanation: z.string(),
});
export type Diagnosis = z.infer<typeof diagnosis>;

export const signature = z.object({
  verdict: signatureVerdict,
  scheme: z.string().nullable(),
  diagnoses: z.array(diagnosis),
});
export type Signature = z.infer<typeof signature>;

/**
 * How much of a request was captured: all of it, cut at a limit of ours, broken off by the sender, or bytes
 * that are no HTTP at all.
 */
export const captureState = z.enum(['complete', 'cut', 'incomplete', 'malformed']);
export type CaptureState = z.infer<typeof captureState>;

/** What a file of events was read as. */
export const importForm = z.enum(['har', 'json', 'curl', 'http', 'bundle']);
export type ImportForm = z.infer<typeof importForm>;

const identity = {
  id: z.string(),
  /** The running number in this history, from 1. */
  seq: z.number().int(),
  /** ISO 8601, UTC, milliseconds. */
  receivedAt: z.string(),
  method: z.string(),
  /** The request target before `?`, as it came. */
  path: z.string(),
  /** What stands after `?`, raw; null where there is no `?`. */
  query: z.string().nullable(),
  /** Bytes of the body that are stored. */
  size: z.number().int(),
  capture: captureState,
  /** Slug of the endpoint that took it; null is the catch-all. */
  endpoint: z.string().nullable(),
  provider: z.string().nullable(),
  eventType: z.string().nullable(),
  /** Spared, as one with a note is, when the list is cleared and by limits. */
  pinned: z.boolean(),
  /** What the user wrote beside it; null where nothing. */
  note: z.string().nullable(),
  /** Of an event that came from a file: what that was, and when the event first came, where it tells. null: it was captured here. */
  imported: z.object({ form: importForm, originalAt: z.string().nullable() }).nullable(),
};

/** A row of the list: everything but headers, bodies and the issues themselves. */
export const eventSummary = z.object({
  ...identity,
  /** null until the request has been inspected. */
  validation: z
    .object({ status: validationStatus, errors: z.number().int(), warnings: z.number().int() })
    .nullable(),
  signature: z.object({ verdict: signatureVerdict }).nullable(),
  /** null where no answer left (the sender had gone, or the engine stopped before). */
  reply: z.object({ status: z.number().int(), durationMs: z.number() }).nullable(),
});
export type EventSummary = z.infer<typeof eventSummary>;

export const replyDetail = z.object({
  status: z.number().int(),
  /** From the first byte of the request at the receiver to the answer handed to the socket. */
  durationMs: z.number(),
  headers: z.array(headerPair),
  bodyBase64: z.string(),
});
export type ReplyDetail = z.infer<typeof replyDetail>;

/** How an answer can go wrong on purpose (docs/replies.md). */
export const replyFaultKind = z.enum(['no-answer', 'reset', 'slow', 'fail']);
export type ReplyFaultKind = z.infer<typeof replyFaultKind>;

/** Who decided an answer, and what was done to it. */
export const answerTold = z.object({
  /** Title of the rule, or of the handshake; null is the endpoint's answer without one. */
  by: z.string().nullable(),
  fault: replyFaultKind.nullable(),
});
export type AnswerTold = z.infer<typeof answerTold>;

export const eventDetail = z.object({
  ...identity,
  httpVersion: z.string(),
  remoteAddress: z.string().nullable(),
  headers: z.array(headerPair),
  trailers: z.array(headerPair),
  /** Why `capture` is not `complete`, in a sentence. */
  captureNote: z.string().nullable(),
  /** Version of the rules that the inspection was made with; null until inspected. */
  rulesVersion: z.number().int().nullable(),
  validation: validation.nullable(),
  signature: signature.nullable(),
  reply: replyDetail.nullable(),
  /** Who decided the answer, and what was done to it; `pending`: it is being held back, and has yet to leave. */
  answer: answerTold.extend({ pending: z.boolean() }),
  /** Running number of the event that it is a replay of; null where it is none, or that one is gone. */
  replayOf: z.number().int().nullable(),
});
export type EventDetail = z.infer<typeof eventDetail>;

/** One whole event, as `hookglass listen --json` and `events show --json` print it. */
export const fullEvent = eventDetail.omit({ reply: true }).extend({
  bodyBase64: z.string(),
  /** The body as text where it is UTF-8 (after its content-encoding), else null. A view; the bytes are the truth. */
  text: z.string().nullable(),
  reply: replyDetail.pick({ status: true, durationMs: true }).nullable(),
});
export type FullEvent = z.infer<typeof fullEvent>;

export const providerInfo = z.object({
  id: z.string(),
  label: z.string(),
  /** Two letters on a coloured badge, one colour a theme. */
  badge: z.object({ text: z.string(), dark: z.string(), light: z.string() }),
  docs: z.string(),
  /** How its documents say that events are signed: ids of schemes, `unsigned`, `not-documented`. Several where events differ. */
  signedBy: z.array(z.string()),
});
export type ProviderInfo = z.infer<typeof providerInfo>;

/** What a provider's documents say around its events, or, where `documented` is false, leave open. */
export const providerNote = z.object({
  title: z.string(),
  text: z.string(),
  source: documentSource,
  documented: z.boolean(),
});
export type ProviderNote = z.infer<typeof providerNote>;

/** One field of a documented payload, as its schema describes it. */
export const fieldInfo = z.object({
  /** JSON pointer into the body; a step `*` stands for every item of a list. */
  path: z.string(),
  /** JSON types that it may have (`string`, `integer`, `null`, …); empty where the schema leaves that open. */
  types: z.array(z.string()),
  /** Whether it has to be there wherever its parent is. */
  required: z.boolean(),
  /** The kind of string that the schema asks for, in the words of JSON Schema (`uuid`); null where it names none. */
  format: z.string().nullable(),
  /** The documented set of values; null where there is none. */
  values: z.array(z.unknown()).nullable(),
  /** What the document says of it; null where it says nothing. */
  description: z.string().nullable(),
});
export type FieldInfo = z.infer<typeof fieldInfo>;

export const templateInfo = z.object({
  /** `<provider>/<event type>`, the name of its file. */
  id: z.string(),
  provider: z.string(),
  eventType: z.string(),
  title: z.string(),
  /** True where the payload stands in the provider's document, byte for byte. */
  documented: z.boolean(),
});
export type TemplateInfo = z.infer<typeof templateInfo>;
