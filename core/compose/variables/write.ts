import type { Position } from './scan.ts';

/** `json:` keeps the type of a value, `number:` makes a number of a text; both take the quotes around them away. */
export type Cast = 'json' | 'number';

export function splitCast(expression: string): { cast: Cast | null; name: string } {
  const [, cast, name] = /^(json|number):\s*(.*)$/s.exec(expression) ?? [];
  if (name === undefined) return { cast: null, name: expression };
  return { cast: cast === 'number' ? 'number' : 'json', name };
}

/** A number as JSON writes it (RFC 8259 §6). */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A value as it stands in the text; null where `number:` meets what is none. */
export function writeValue(value: unknown, position: Position, cast: Cast | null): string | null {
  if (cast === 'number') return NUMBER.test(asText(value)) ? asText(value) : null;
  if (cast === 'json' || position === 'value') return JSON.stringify(value);
  return position === 'string' ? JSON.stringify(asText(value)).slice(1, -1) : asText(value);
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
