import type { Comparison, Pattern } from './ast.ts';
import { QueryError, type Scanner } from './scan.ts';

/** `:` and `=` say the same of an amount. */
export type Operator = Comparison | ':';

/** Moves over an operator; null where there is none. */
export function readOperator(scanner: Scanner): Operator | null {
  for (const op of [':', '<=', '>=', '=', '<', '>'] as const) if (scanner.take(op)) return op;
  return null;
}

export interface Value {
  readonly at: number;
  readonly pattern: Pattern;
}

/** What stands behind an operator: a word, in which `*` is any characters, or a text in quotes. */
export function readValue(scanner: Scanner, example: string): Value {
  const at = scanner.at;
  if (scanner.peek() === '"') return { at, pattern: { text: scanner.quoted(), glob: false } };
  const text = scanner.word();
  if (text === '') throw new QueryError(at, 1, `Something is missing here: write ${example}.`);
  return { at, pattern: { text, glob: text.includes('*') } };
}
