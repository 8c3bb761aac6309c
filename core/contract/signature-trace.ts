import { z } from 'zod';

/**
 * How a verification went, step by step, for a person who looks at it. It never holds a secret, the bytes of a key, or
 * the value of a header that is itself the secret.
 */

/** A stretch of a header's value with its meaning. The stretches, one after the other, are the value. */
export const headerStretch = z.object({
  text: z.string(),
  meaning: z.enum([
    'signature',
    'prefix',
    'version',
    'timestamp',
    'id',
    'separator',
    'passed-over',
    'unreadable',
  ]),
});
export type HeaderStretch = z.infer<typeof headerStretch>;

export const tracedHeader = z.object({
  role: z.enum(['signature', 'timestamp', 'id']),
  /** As it came. */
  name: z.string(),
  /** At most `MAX_TRACED` of them; `omitted` says how many more there are. null: the value is the secret. */
  stretches: z.array(headerStretch).nullable(),
  omitted: z.number().int(),
});
export type TracedHeader = z.infer<typeof tracedHeader>;

/** What one secret gives in one key form. */
export const tracedKeyForm = z.object({
  form: z.enum(['utf8', 'hex', 'base64', 'base64url']),
  /** The bytes that it gives; null where the secret cannot be read in this form. */
  bytes: z.number().int().nullable(),
  /** Whether the scheme takes this form. */
  used: z.boolean(),
});

export const tracedKey = z.object({
  which: z.enum(['current', 'previous']),
  /** The prefix that was dropped from the secret's text before it was read, such as `whsec_`. */
  droppedPrefix: z.string().nullable(),
  forms: z.array(tracedKeyForm),
  /** Why the form that the scheme takes gives no key; null where it gives one. */
  problem: z.string().nullable(),
});
export type TracedKey = z.infer<typeof tracedKey>;

/** One piece of what is signed: text with one character per byte (latin-1), or a stretch of the body in byte offsets. */
export const signedPiece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), part: z.string(), text: z.string() }),
  z.object({ kind: z.literal('body'), start: z.number().int(), end: z.number().int() }),
]);
export type SignedPieceTrace = z.infer<typeof signedPiece>;

/** A signature of the header. */
export const tracedSignature = z.object({
  /** As it stands in the header, without prefix or version. */
  text: z.string(),
  /** Its bytes in hex; null where it cannot be decoded. */
  hex: z.string().nullable(),
  matches: z.enum(['current', 'previous']).nullable(),
});
export type TracedSignature = z.infer<typeof tracedSignature>;

export const tracedTime = z.object({
  /** As it came. */
  text: z.string(),
  /** Milliseconds since 1970, UTC; null where the text is no time. */
  signedAt: z.number().nullable(),
  now: z.number(),
  /** Seconds from signing to now: above 0 it is past. null where the text is no time. */
  skewS: z.number().nullable(),
  /** The scheme's tolerance in seconds; null: no limit on that side. */
  pastS: z.number().nullable(),
  futureS: z.number().nullable(),
});
export type TracedTime = z.infer<typeof tracedTime>;

export const signatureTrace = z.object({
  scheme: z.string(),
  headers: z.array(tracedHeader),
  keys: z.array(tracedKey),
  /** null where a piece is missing (no id, no timestamp, no URL), so that nothing can be computed. */
  signed: z.array(signedPiece).nullable(),
  digests: z.object({
    /** `sha256`, `ed25519`, …; null where the header carries the secret itself. */
    algorithm: z.string().nullable(),
    /** What the current and the previous secret give, in hex; null where nothing could be computed or nothing may be shown. */
    expectedHex: z.string().nullable(),
    previousHex: z.string().nullable(),
    /** At most `MAX_TRACED`, those that match first. */
    received: z.array(tracedSignature),
    omitted: z.number().int(),
  }),
  time: tracedTime.nullable(),
});
export type SignatureTrace = z.infer<typeof signatureTrace>;

/** A header may hold thousands of signatures; nobody reads them all. */
export const MAX_TRACED = 100;
