import { visit } from 'jsonc-parser';
import { toPointer } from '../../providers/pointer.ts';

/** A body that is not the signed one any more, and where it was changed. */
export interface Tampered {
  readonly bytes: Uint8Array;
  readonly where: string;
}

/**
 * Changes one character of a value of a JSON body, so that it stays the same event in the same shape; of any other body the
 * last bit of the last byte. `kept` are pointers to values that say which event it is.
 */
export function tamper(body: Uint8Array, kept: readonly string[]): Tampered {
  const text = Buffer.from(body).toString('utf8');
  const value = Buffer.from(text).equals(body) ? longestValue(text, kept) : null;
  if (value) {
    const changed = `${text.slice(0, value.last)}${successor(text.charAt(value.last))}${text.slice(value.last + 1)}`;
    return { bytes: Buffer.from(changed), where: `the value at ${value.pointer}` };
  }
  if (body.length === 0) return { bytes: Buffer.from(' '), where: 'the empty body' };
  const bytes = Buffer.from(body);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return { bytes, where: 'the last byte' };
}

interface Value {
  readonly pointer: string;
  readonly length: number;
  /** Offset of its last character between the quotes. */
  readonly last: number;
}

/** The longest is most likely an id. Strings with escapes are left alone: half of one is no JSON. */
function longestValue(text: string, kept: readonly string[]): Value | null {
  let longest: Value | null = null;
  const look = (value: unknown, offset: number, length: number, path: () => (string | number)[]): void => {
    const inner = text.slice(offset + 1, offset + length - 1);
    if (typeof value !== 'string' || !/^[^\\]*[A-Za-z0-9]$/.test(inner)) return;
    if (longest !== null && longest.length >= length) return;
    const pointer = toPointer(path());
    if (!kept.includes(pointer)) longest = { pointer, length, last: offset + length - 2 };
  };
  try {
    visit(text, {
      onLiteralValue: (value, offset, length, _line, _column, path) => look(value, offset, length, path),
    });
  } catch {
    // Nested deeper than the parser's stack.
    return null;
  }
  return longest;
}

/** The next letter of the same case, or the next digit. */
function successor(character: string): string {
  const wrapped: Readonly<Record<string, string>> = { '9': '0', Z: 'A', z: 'a' };
  return wrapped[character] ?? String.fromCharCode(character.charCodeAt(0) + 1);
}
