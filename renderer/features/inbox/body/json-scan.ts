/**
 * A value of a JSON text by its place in it. Reading by place keeps what a parser would change (numbers, escapes,
 * doubled keys, the order of keys) and costs only for the parts that are looked at, so that megabytes stay quick.
 */
export interface JsonValue {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'literal';
  readonly from: number;
  readonly to: number;
  /** A key unescaped, an index, or null at the root. */
  readonly label: string | null;
  /** Where the key begins; in a list and at the root, the value. */
  readonly labelFrom: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
const CLOSE_OBJECT = 0x7d;
const CLOSE_ARRAY = 0x5d;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
export const isOpen = (code: number): boolean => code === OPEN_OBJECT || code === OPEN_ARRAY;
export const isClose = (code: number): boolean => code === CLOSE_OBJECT || code === CLOSE_ARRAY;

/** The value that the text is; null where there is none. */
export function rootValue(text: string): JsonValue | null {
  const from = skipSpace(text, 0);
  return from < text.length ? valueAt(text, from, null, from) : null;
}

/** The fields of an object or the items of a list, one level. The text must be JSON; else they may end early. */
export function childrenOf(text: string, parent: JsonValue): JsonValue[] {
  const children: JsonValue[] = [];
  if (parent.kind !== 'object' && parent.kind !== 'array') return children;
  let at = skipSpace(text, parent.from + 1);
  while (at < parent.to && !isClose(text.charCodeAt(at))) {
    const labelFrom = at;
    let label = String(children.length);
    if (parent.kind === 'object') {
      const keyEnd = valueEnd(text, at);
      label = keyOf(text, at, keyEnd);
      at = skipSpace(text, skipSpace(text, keyEnd) + 1);
    }
    const child = valueAt(text, at, label, labelFrom);
    children.push(child);
    // Past the comma; at least one character, so that a broken text ends as well.
    at = skipSpace(text, child.to);
    if (text[at] === ',' || child.to === child.from) at = skipSpace(text, at + 1);
  }
  return children;
}

function valueAt(text: string, from: number, label: string | null, labelFrom: number): JsonValue {
  return { kind: kindAt(text, from), from, to: valueEnd(text, from), label, labelFrom };
}

function kindAt(text: string, at: number): JsonValue['kind'] {
  const first = text[at] ?? '';
  if (first === '{') return 'object';
  if (first === '[') return 'array';
  if (first === '"') return 'string';
  return first === '-' || (first >= '0' && first <= '9') ? 'number' : 'literal';
}

export function valueEnd(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return stringEnd(text, from);
  if (isOpen(first)) return nestEnd(text, from);
  let at = from;
  while (
    at < text.length &&
    !',:'.includes(text.charAt(at)) &&
    !isClose(text.charCodeAt(at)) &&
    !isSpace(text.charCodeAt(at))
  )
    at++;
  return at;
}

function nestEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (isOpen(code)) depth++;
    else if (isClose(code) && --depth === 0) return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The name that a key's literal stands for. */
export function keyOf(text: string, from: number, to: number): string {
  const literal = text.slice(from, to);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
