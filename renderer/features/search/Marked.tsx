import { Fragment } from 'react';
import { markedPieces } from './model/search-text.ts';

/** A text with what was searched for marked in it. */
export function Marked({ text, pattern }: { text: string; pattern: RegExp | null }) {
  const pieces = markedPieces(text, pattern);
  if (pieces.length === 1) return text;
  let at = 0;
  return pieces.map((piece, index) => {
    const place = at;
    at += piece.length;
    const key = `${place}-${index % 2}`;
    return index % 2 === 0 ? <Fragment key={key}>{piece}</Fragment> : <mark key={key}>{piece}</mark>;
  });
}
