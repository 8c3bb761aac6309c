import type { Term } from './ast.ts';
import { fields } from './fields.ts';
import { QueryError, type Scanner } from './scan.ts';
import { readOperator, readValue } from './value.ts';

/** What a key may be made of without quotes. */
const KEY = /[^\s()".:=<>[\]*!]+/y;

/** `body:text`, `body.v2.status:verified` or `body.items[0].price>10`; the scanner is behind the word `body`. */
export function bodyTerm(scanner: Scanner, from: number): Term {
  const { example } = fields.body;
  const path = readPath(scanner, example);
  const op = readOperator(scanner);
  if (op === null) throw new QueryError(from, scanner.at - from, `Say what stands there: ${example}.`);
  const { at, pattern } = readValue(scanner, example);
  if (path.length === 0) {
    if (op === ':' && pattern.text !== '') return { kind: 'word', field: 'body', value: pattern };
    throw new QueryError(from, at - from, `Name a place to compare, or write body:text: ${example}.`);
  }
  if (op === ':' || op === '=') return { kind: 'json', path, test: pattern };
  const amount = pattern.text.trim() === '' ? Number.NaN : Number(pattern.text);
  if (!Number.isFinite(amount)) {
    throw new QueryError(at, scanner.at - at, `"${pattern.text}" is no number to compare with.`);
  }
  return { kind: 'json', path, test: { op, amount: amount + 0 } };
}

function readPath(scanner: Scanner, example: string): (string | null)[] {
  const path: (string | null)[] = [];
  for (let step = readStep(scanner, example); step !== undefined; step = readStep(scanner, example)) {
    path.push(step);
  }
  return path;
}

/** A key, an item's number, null for any of them; undefined where the path has ended. */
function readStep(scanner: Scanner, example: string): string | null | undefined {
  const at = scanner.at;
  const item = scanner.match(/\[(?:\d+|\*)\]/y);
  if (item !== '') return item === '[*]' ? null : item.slice(1, -1);
  if (!scanner.take('.')) return undefined;
  if (scanner.take('*')) return null;
  if (scanner.peek() === '"') return scanner.quoted();
  const key = scanner.match(KEY);
  if (key === '') throw new QueryError(at, 1, `A name is missing behind this dot: write ${example}.`);
  return key;
}
