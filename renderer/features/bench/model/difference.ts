/** The same place in two byte strings, with a little around it. */
export interface Excerpt {
  /** Bytes that are left out before. */
  readonly skipped: number;
  /** What is the same in both. */
  readonly same: Uint8Array;
  /** From the first difference on. */
  readonly differs: Uint8Array;
  /** Bytes that are left out behind. */
  readonly left: number;
}

const BEFORE = 48;
const BEHIND = 96;

/** `total`: the length of the whole, of which `bytes` may be the beginning. */
export function excerpt(bytes: Uint8Array, at: number, total: number = bytes.length): Excerpt {
  const from = Math.max(0, Math.min(bytes.length, at) - BEFORE);
  const to = Math.min(bytes.length, at + BEHIND);
  return {
    skipped: from,
    same: bytes.subarray(from, Math.min(at, bytes.length)),
    differs: bytes.subarray(Math.min(at, to), to),
    left: Math.max(0, total - to),
  };
}
