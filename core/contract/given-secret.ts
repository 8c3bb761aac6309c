import { z } from 'zod';

/** Where the secret comes from. An endpoint's own stays in the vault; slug `''` is the catch-all. */
export const givenSecret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('endpoint'), slug: z.string().max(200) }),
  z.strictObject({ kind: z.literal('typed'), secret: z.string().max(64 * 1024) }),
  /** One that the user named in the vault. */
  z.strictObject({ kind: z.literal('vault'), name: z.string().max(200) }),
]);
export type GivenSecret = z.infer<typeof givenSecret>;

/** As a form keeps it: that a secret was typed, and never which. */
export const secretSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('typed') }),
  z.strictObject({ kind: z.literal('endpoint'), slug: z.string().max(200) }),
  z.strictObject({ kind: z.literal('vault'), name: z.string().max(200) }),
]);
export type SecretSource = z.infer<typeof secretSource>;
/** One that the vault has. */
export type VaultSource = Extract<SecretSource, { kind: 'endpoint' | 'vault' }>;
