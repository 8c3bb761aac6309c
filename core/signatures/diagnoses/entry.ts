import type { Diagnosis } from '../../contract/models.ts';

/**
 * What a diagnosis may tell of one request, in words. None of it is ever a secret, a key, or the value of a header that
 * is itself the secret.
 */
export interface Facts {
  /** The name of the header that is meant. */
  readonly header?: string;
  /** The scheme's label. */
  readonly scheme?: string;
  /** What the scheme asks for, and what was found in its place. */
  readonly due?: string;
  readonly found?: string;
  /** Why, as a whole sentence. */
  readonly reason?: string;
  /** The time between signing and now, and how much of it is allowed, in words. */
  readonly skew?: string;
  readonly limit?: string;
}

export interface Entry {
  readonly severity: Diagnosis['severity'];
  /** What is wrong, in one sentence. */
  readonly summary: (facts: Facts) => string;
  /** Why it matters and what to do. */
  readonly explanation: (facts: Facts) => string;
}

export type Entries<Code extends string> = Readonly<Record<Code, Entry>>;

/** `text` with a space before it where there is one. */
export function after(text: string | undefined): string {
  return text === undefined ? '' : ` ${text}`;
}
