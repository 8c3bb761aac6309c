export interface JsonPart {
  /** Where the part begins in the text. */
  readonly from: number;
  readonly text: string;
  readonly kind: 'key' | 'string' | 'number' | 'other';
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

/** A JSON text cut into what has a colour and what has none. Nothing is lost. */
export function jsonParts(text: string): JsonPart[] {
  const parts: JsonPart[] = [];
  let from = 0;
  const add = (part: string, kind: JsonPart['kind']): void => {
    if (part !== '') parts.push({ from, text: part, kind });
    from += part.length;
  };
  for (const { 0: token, 1: quoted, 2: colon, index } of text.matchAll(TOKEN)) {
    add(text.slice(from, index), 'other');
    if (quoted === undefined) add(token, 'number');
    else add(quoted, colon === undefined ? 'string' : 'key');
  }
  add(text.slice(from), 'other');
  return parts;
}
