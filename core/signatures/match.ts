import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import { ed25519PrivateKey, ed25519PublicKey, ed25519Verify, hmacDigest, sameBytes } from './digest.ts';
import type { Judged } from './judge.ts';
import type { Key } from './keys.ts';
import { joinPieces, type SignedPiece } from './pieces.ts';
import type { DigestMethod } from './scheme.ts';

/** One key over one content: what it gives, and which of the header's signatures it fits. */
export interface Trial {
  readonly which: Key['which'];
  readonly pieces: readonly SignedPiece[];
  /** null for ed25519: only the private key could make it. */
  readonly digest: Buffer | null;
  /** The signatures that fit, in the header's order. */
  readonly fits: readonly Judged[];
  /** How many signatures were not tried. */
  readonly untried: number;
}

/**
 * Each ed25519 check reads the whole content, so a header full of them could keep a thread busy for minutes. Rotation
 * needs two.
 */
export const MAX_ED25519_TRIED = 16;

export function tryKey(
  { which, read, isPrivate }: Key,
  method: DigestMethod,
  pieces: readonly SignedPiece[],
  judged: readonly Judged[],
): Trial | null {
  if (!read.ok) return null;
  if (method.kind === 'hmac') {
    const digest = hmacDigest(method.algorithm, read.bytes, pieces);
    const fits = judged.filter(({ bytes }) => bytes !== null && sameBytes(bytes, digest));
    return { which, pieces, digest, fits, untried: 0 };
  }
  const key = publicKeyOf(read.bytes, isPrivate);
  const message = joinPieces(pieces);
  const tried = judged.slice(0, MAX_ED25519_TRIED);
  const fits = tried.filter(({ bytes }) => bytes !== null && ed25519Verify(key, message, bytes));
  return { which, pieces, digest: null, fits, untried: judged.length - tried.length };
}

function publicKeyOf(bytes: Buffer, isPrivate: boolean): KeyObject {
  return isPrivate ? createPublicKey(ed25519PrivateKey(bytes)) : ed25519PublicKey(bytes);
}

export interface Match {
  readonly trial: Trial;
  readonly judged: Judged;
}

/** The best fit: one without a flaw before one with, the current secret before the previous. */
export function bestMatch(trials: readonly Trial[]): Match | null {
  const all = trials.flatMap((trial) => trial.fits.map((judged) => ({ trial, judged })));
  return all.find(({ judged }) => judged.flaws.length === 0) ?? all[0] ?? null;
}
