import type { HeaderStretch } from '../../contract/signature-trace.ts';

/** A signature as it stands in its header. */
export interface HeaderSignature {
  /** What should be the digest: without its prefix or version. */
  readonly text: string;
  /** With them, as it came. */
  readonly whole: string;
  /** What is wrong with its prefix or version; null where nothing is. */
  readonly flaw: PrefixFlaw | null;
}

export interface PrefixFlaw {
  readonly code: 'prefix-missing' | 'prefix-unexpected';
  /** The prefix that the scheme asks for, and the one that came; '' is none. */
  readonly due: string;
  readonly found: string;
}

/** A header's value taken apart. */
export interface HeaderParts {
  /** One after the other they are the value. */
  readonly stretches: readonly HeaderStretch[];
  readonly signatures: readonly HeaderSignature[];
  /** The values of the pair that holds the time; empty for other syntaxes. */
  readonly timestamps: readonly string[];
  /** Versions and keys that are not the scheme's, once each: they are passed over. */
  readonly passedOver: readonly string[];
  /** How many parts are not of the syntax at all. */
  readonly unreadable: number;
}

export function stretch(text: string, meaning: HeaderStretch['meaning']): HeaderStretch {
  return { text, meaning };
}
