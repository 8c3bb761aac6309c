import { z } from 'zod';
import { secretStatus } from './endpoints.ts';

/** A name that the user gave to a secret: no slash, so that none is taken for one that a feature keeps. */
export const SECRET_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const secretNameRule = 'letters, digits and . _ - only, a letter or digit first, 64 at most.';

/** Whose secret it is: one that the user named, an endpoint's, ngrok's token, or the API key of an account at Okaya. */
export const secretKind = z.enum(['named', 'endpoint', 'tunnel', 'okaya']);
export type SecretKind = z.infer<typeof secretKind>;

/** Somebody who stops working where the secret goes. */
export const secretUser = z.object({
  what: z.enum(['endpoint', 'tunnel', 'account', 'draft', 'simulator', 'flow', 'check']),
  /** Slug, name or title; '' where there is one of its kind alone, and for the catch-all. */
  name: z.string(),
});
export type SecretUser = z.infer<typeof secretUser>;

export const secretInfo = z.object({
  /** Where it stands in the vault. */
  ref: z.string(),
  kind: secretKind,
  /** The name that was given, the slug of the endpoint or the name of the account; '' for the catch-all and the token. */
  name: z.string(),
  /** Which of an endpoint's two; null for all others. */
  which: z.enum(['current', 'previous']).nullable(),
  status: secretStatus,
  usedBy: z.array(secretUser),
  /** ISO 8601, UTC; null where nobody wrote it down. */
  setAt: z.string().nullable(),
  usedAt: z.string().nullable(),
});
export type SecretInfo = z.infer<typeof secretInfo>;
