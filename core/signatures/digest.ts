import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signWith,
  timingSafeEqual,
  verify as verifyWith,
} from 'node:crypto';
import type { SignedPiece } from './pieces.ts';
import type { HashAlgorithm } from './scheme.ts';

export const digestBytes: Readonly<Record<HashAlgorithm, number>> = {
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** RFC 8032: seed, public key and signature in bytes. */
export const ED25519_KEY_BYTES = 32;
export const ED25519_SIGNATURE_BYTES = 64;

/** HMAC (RFC 2104) over the pieces one after the other; a large body is not copied. */
export function hmacDigest(
  algorithm: HashAlgorithm,
  key: Uint8Array,
  pieces: readonly SignedPiece[],
): Buffer {
  const mac = createHmac(algorithm, key);
  for (const { bytes } of pieces) mac.update(bytes);
  return mac.digest();
}

export function hash(algorithm: HashAlgorithm, bytes: Uint8Array): Buffer {
  return createHash(algorithm).update(bytes).digest();
}

/** Whether two digests are the same, in a time that does not depend on where they differ. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** RFC 8410: what stands before the bare key in its DER form. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A bare public key of 32 bytes. */
export function ed25519PublicKey(key: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' });
}

/** A bare private key: its seed of 32 bytes. */
export function ed25519PrivateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

export function ed25519Sign(key: KeyObject, message: Uint8Array): Buffer {
  return signWith(null, message, key);
}

export function ed25519Verify(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return verifyWith(null, message, key, signature);
}
