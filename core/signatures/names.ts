import type { Encoding, HashAlgorithm, Method, TimestampUnit } from './scheme.ts';

/** How people write the names of things. */
export const algorithmNames: Readonly<Record<HashAlgorithm, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

export const encodingNames: Readonly<Record<Encoding, string>> = {
  hex: 'lower-case hex',
  base64: 'base64',
  base64url: 'base64url',
};

export const unitNames: Readonly<Record<TimestampUnit, string>> = {
  s: 'seconds since 1970',
  ms: 'milliseconds since 1970',
  iso: 'ISO 8601',
};

export function methodName(method: Method): string {
  if (method.kind === 'hmac') return `HMAC-${method.algorithm.toUpperCase()}`;
  return method.kind === 'ed25519' ? 'ed25519' : 'plain equality';
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A length of time in the largest unit of which there are two. */
export function secondsWords(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const step = steps.find((candidate) => whole >= 2 * candidate.seconds) ?? { unit: 'second', seconds: 1 };
  const count = Math.floor(whole / step.seconds);
  return `${count} ${step.unit}${count === 1 ? '' : 's'}`;
}
