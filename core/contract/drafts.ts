import { z } from 'zod';
import { headerPair } from './models.ts';

/** What a draft does wrong on purpose (docs/sending.md, "Faults"). */
export const fault = z.enum([
  'wrong-secret',
  'no-signature',
  'stale',
  'tampered',
  'duplicate',
  'malformed',
  'extra-field',
  'unknown-type',
  'slow-body',
  'cut-body',
]);
export type Fault = z.infer<typeof fault>;

/** `text` may hold variables; `bytes` is what no text can be, and goes out as it is. */
export const draftBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('bytes'), bytesBase64: z.base64() }),
]);
export type DraftBody = z.infer<typeof draftBody>;

/** What a scheme asks of whoever uses it; null where it asks nothing, or its default stands. */
export const signingOptions = z.strictObject({
  /** The header that carries the signature or the token. */
  headerName: z.string().max(200).nullable(),
  /** `hmac`: its recipe, as on the command line. */
  recipe: z.string().max(2_000).nullable(),
  /** Schemes that sign the URL: the one that the handler knows, where that is not the target's. */
  url: z.string().max(16_000).nullable(),
});
export type SigningOptions = z.infer<typeof signingOptions>;

/** A template plus the user's edits. URL, header values and a body of text may hold variables. */
export const draft = z.strictObject({
  /** Id of the template that it began with. */
  template: z.string().nullable(),
  provider: z.string().nullable(),
  eventType: z.string().nullable(),
  method: z.string().max(40),
  url: z.string().max(16_000),
  headers: z.array(headerPair),
  body: draftBody,
  /** null takes the scheme that the provider documents. */
  scheme: z.string().max(200).nullable(),
  schemeOptions: signingOptions,
  /** Where the secret stands in the vault. A draft never holds one itself. */
  secretRef: z.string().max(200).nullable(),
  fault: fault.nullable(),
});
export type Draft = z.infer<typeof draft>;
