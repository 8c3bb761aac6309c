import { createHmac, type KeyObject } from 'node:crypto';
import { digestBytes, ed25519PublicKey, ed25519Verify } from '../digest.ts';
import { algorithmNames, methodName } from '../names.ts';
import type { DigestMethod, HashAlgorithm } from '../scheme.ts';
import { joined } from './content/draft.ts';
import { type Mistake, mistake } from './mistake.ts';
import type { Received, ReceivedDigests } from './received.ts';

/** A digest of ours that came as well. */
export interface Hit {
  readonly received: Received;
  /** What is wrong with the received digest itself: its algorithm, and how it is written. */
  readonly mistakes: readonly Mistake[];
}

/** Holds a key and a content against all digests that came. Only whole digests are compared. */
export interface Tester {
  readonly test: (key: Uint8Array, pieces: readonly Uint8Array[]) => Hit | null;
}

export function testerFor(method: DigestMethod, received: ReceivedDigests): Tester {
  return method.kind === 'hmac' ? hmacTester(method, received) : ed25519Tester(received);
}

const algorithms = ['sha1', 'sha256', 'sha384', 'sha512'] as const satisfies readonly HashAlgorithm[];

/** The length of a digest gives its algorithm away, so no other is computed. */
function hmacTester(method: Extract<DigestMethod, { kind: 'hmac' }>, received: ReceivedDigests): Tester {
  const lengths = new Set([...received.values()].map(({ bytes }) => bytes.length));
  const due = algorithms.filter((algorithm) => lengths.has(digestBytes[algorithm]));
  return {
    test(key, pieces) {
      for (const algorithm of due) {
        const mac = createHmac(algorithm, key);
        for (const piece of pieces) mac.update(piece);
        // What Node calls binary is latin-1.
        const hit = received.get(mac.digest('binary'));
        if (hit) return { received: hit, mistakes: withAlgorithm(hit, algorithm, method) };
      }
      return null;
    },
  };
}

/** A prefix that names the algorithm follows from it. */
function withAlgorithm(
  { mistakes }: Received,
  algorithm: HashAlgorithm,
  method: Extract<DigestMethod, { kind: 'hmac' }>,
): readonly Mistake[] {
  if (algorithm === method.algorithm) return mistakes;
  const what = mistake('algorithm', { found: algorithmNames[algorithm], due: methodName(method) });
  return [what, ...mistakes.filter(({ facts }) => !facts.found?.startsWith(algorithm))];
}

/** Each check reads the whole content, so only so many signatures are tried. */
const MOST_SIGNATURES = 4;

function ed25519Tester(received: ReceivedDigests): Tester {
  const signatures = [...received.values()].slice(0, MOST_SIGNATURES);
  const keys = new WeakMap<Uint8Array, KeyObject>();
  const keyOf = (bytes: Uint8Array): KeyObject => {
    const key = keys.get(bytes) ?? ed25519PublicKey(bytes);
    keys.set(bytes, key);
    return key;
  };
  return {
    test(key, pieces) {
      const message = joined(pieces);
      const hit = signatures.find(({ bytes }) => ed25519Verify(keyOf(key), message, bytes));
      return hit ? { received: hit, mistakes: hit.mistakes } : null;
    },
  };
}
