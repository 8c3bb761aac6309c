import type { Diagnosis as Told } from '../contract/models.ts';

/** Why a signature is wrong, or a remark on one that is right, with one of the stable codes. */
export interface Diagnosis extends Told {
  readonly code: DiagnosisCode;
}

/** The stable codes (docs/signatures.md has a section for each). */
export const diagnosisCodes = [
  'header-missing',
  'header-duplicated',
  'header-malformed',
  'prefix-missing',
  'prefix-unexpected',
  'encoding-hex',
  'encoding-base64',
  'encoding-base64url',
  'hex-upper-case',
  'algorithm',
  'body-reserialised',
  'body-trailing-newline',
  'body-crlf',
  'body-bom',
  'body-escaped-slashes',
  'body-unicode-escapes',
  'body-charset',
  'body-empty',
  'secret-whitespace',
  'secret-quoted',
  'secret-not-decoded',
  'secret-decoded',
  'secret-prefix',
  'secret-previous',
  'secret-other-endpoint',
  'secret-unknown',
  'key-malformed',
  'timestamp-stale',
  'timestamp-future',
  'timestamp-unit',
  'timestamp-malformed',
  'content-without-id',
  'content-without-timestamp',
  'content-separator',
  'content-order',
  'url-mismatch',
  'scheme-other',
] as const;

export type DiagnosisCode = (typeof diagnosisCodes)[number];
