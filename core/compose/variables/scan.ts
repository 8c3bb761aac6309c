/** Where a variable stands: in a JSON text inside a string, or where a value may stand; or in a text that is no JSON. */
export type Position = 'string' | 'value' | 'text';

/** A part of a text with variables. Offsets are of the text, in UTF-16 units. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly from: number;
      readonly to: number;
      /** What stands between the braces, without white space around it. */
      readonly expression: string;
      readonly position: Position;
      /** In a JSON string: nothing else stands between its quotes. */
      readonly whole: boolean;
    }
  /** `{{` without an end. */
  | { readonly kind: 'unclosed'; readonly from: number };

/** What is meant by the text: a JSON document, in which values are escaped, or any other. */
export type TextForm = 'json' | 'text';

/** `{{{{` stands for `{{`; else a variable, or braces that are not closed on their line. */
const MARK = /\{\{\{\{|\{\{([^{}\r\n]*)\}\}|\{\{/g;

/** Splits a text at its variables. */
export function scanVariables(text: string, form: TextForm): Piece[] {
  const strings = form === 'json' ? createStringTracker(text) : null;
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: mark, 1: expression, index } of text.matchAll(MARK)) {
    if (index > from) pieces.push({ kind: 'literal', text: text.slice(from, index) });
    from = index + mark.length;
    if (mark === '{{{{') pieces.push({ kind: 'literal', text: '{{' });
    else if (expression === undefined) pieces.push({ kind: 'unclosed', from: index });
    else
      pieces.push({
        kind: 'variable',
        from: index,
        to: from,
        expression: expression.trim(),
        ...place(index, from),
      });
  }
  if (from < text.length) pieces.push({ kind: 'literal', text: text.slice(from) });
  return pieces;

  function place(start: number, end: number): { position: Position; whole: boolean } {
    if (!strings) return { position: 'text', whole: false };
    if (!strings.isInside(start)) return { position: 'value', whole: false };
    return { position: 'string', whole: text[start - 1] === '"' && text[end] === '"' };
  }
}

/** Says whether an offset of a JSON text is inside a string. Offsets are asked for in rising order, so it is one pass. */
function createStringTracker(text: string): { isInside(offset: number): boolean } {
  let at = 0;
  let inside = false;
  return {
    isInside(offset) {
      for (; at < offset; at++) {
        const character = text[at];
        if (inside && character === '\\') at++;
        else if (character === '"') inside = !inside;
      }
      return inside;
    },
  };
}

/** So that a text from outside goes out as it is: its own `{{` are no variables. */
export function escapeVariables(text: string): string {
  return text.replaceAll('{{', '{{{{');
}

/** The same text, as long, with a number in place of each variable that stands where a JSON value may. For reading offsets. */
export function maskVariables(text: string): string {
  let masked = text;
  for (const piece of scanVariables(text, 'json')) {
    if (piece.kind !== 'variable' || piece.position !== 'value') continue;
    const { from, to } = piece;
    masked = masked.slice(0, from) + '1'.repeat(to - from) + masked.slice(to);
  }
  return masked;
}
