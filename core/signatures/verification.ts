import type { HeaderPair, SignatureVerdict } from '../contract/models.ts';
import type { SignatureTrace } from '../contract/signature-trace.ts';
import type { Diagnosis } from './diagnoses/diagnoses.ts';

/** The text of an endpoint's secrets; for ed25519 the public key. */
export interface Secrets {
  readonly current: string;
  readonly previous?: string | null;
}

export interface VerifyOptions {
  /** When the request arrived, in milliseconds since 1970, UTC: the tolerance counts from here. */
  readonly now: number;
}

/** What `verify` found. Nothing in it is a secret. */
export interface Verification {
  readonly verdict: SignatureVerdict;
  /** The scheme's id. */
  readonly scheme: string;
  /** The signature that the current secret gives, as the header would carry it. null: not computable, or not to be shown. */
  readonly expected: string | null;
  /** The signature that matched, else the first of the header, as it stands there. null: none, or not to be shown. */
  readonly received: string | null;
  /** Every failed check and every remark, the cause first. */
  readonly diagnoses: readonly Diagnosis[];
  readonly trace: SignatureTrace;
}

export interface SignOptions {
  /** The message's id; a new one where the scheme signs one and none is given. */
  readonly id?: string;
  /** As it is to stand in its header; by default `now` in the scheme's unit. */
  readonly timestamp?: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

export interface SignedMessage {
  /** The headers to add, the signature last. */
  readonly headers: HeaderPair[];
}
