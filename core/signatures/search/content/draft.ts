import { buildContent, type ContentSource } from '../../content.ts';
import { bufferOf } from '../../encoding.ts';
import { joinPieces } from '../../pieces.ts';
import type { Part } from '../../scheme.ts';
import type { Mistake } from '../mistake.ts';

/** What is signed, as one thing or another that may have gone into it. */
export interface Draft {
  readonly parts: readonly Part[];
  readonly source: ContentSource;
}

/** What was done otherwise to one side of the draft. Changes of different sides go together. */
export interface Change {
  readonly side: 'parts' | 'time' | 'url' | 'body';
  readonly mistakes: readonly Mistake[];
  /** null where there is no other draft. */
  readonly apply: (draft: Draft) => Draft | null;
}

/** Up to here pieces are joined: one update of the digest is cheaper than five, and the copy costs little. */
const JOINED = 16 * 1024;

/** The bytes to sign, in as few pieces as is cheap; null where the request does not have a part. */
export function draftPieces({ parts, source }: Draft): readonly Uint8Array[] | null {
  const content = buildContent(parts, source);
  if (!content.ok) return null;
  const size = content.pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return size <= JOINED ? [joinPieces(content.pieces)] : content.pieces.map(({ bytes }) => bytes);
}

/** All of it in one piece. */
export function joined(pieces: readonly Uint8Array[]): Buffer {
  const [only] = pieces;
  return pieces.length === 1 && only ? bufferOf(only) : Buffer.concat(pieces);
}
