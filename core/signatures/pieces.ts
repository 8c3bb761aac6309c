import { bufferOf } from './encoding.ts';
import type { PartKind } from './scheme.ts';

/** A piece of what is signed. The body's piece is the body itself, not a copy. */
export interface SignedPiece {
  readonly part: PartKind;
  readonly bytes: Uint8Array;
}

/** All that is signed, in one piece of memory. */
export function joinPieces(pieces: readonly SignedPiece[]): Buffer {
  const [only] = pieces;
  if (pieces.length === 1 && only) return bufferOf(only.bytes);
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
}
