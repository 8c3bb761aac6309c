import type { DocumentSource, Issue } from '../contract/models.ts';
import { type Step, toPointer } from '../providers/pointer.ts';
import { stringEnd } from './json-scan.ts';

/** Nobody reads more of them, and a body must not become a million findings. */
export const MOST_PITFALLS = 20;

const rfc = (section: string): DocumentSource => ({
  title: `RFC 8259, section ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc8259#section-${section}`,
});

/** An object or a list that is being read, and where in it. */
interface Level {
  /** Keys so far; null in a list. A few are sooner compared than hashed. */
  keys: string[] | Set<string> | null;
  at: Step;
  /** The next string is a key. */
  expectsKey: boolean;
}

/**
 * What is valid JSON and still reads differently from parser to parser: a key that stands twice in one object, a whole
 * number beyond 2^53, a number that no double holds. `text` must be JSON. One pass, with a stack of its own, because a
 * body may be nested deeper than calls may be.
 */
export function findPitfalls(text: string): Issue[] {
  const scan: Scan = { text, levels: [], found: [] };
  for (let at = 0; at < text.length && scan.found.length < MOST_PITFALLS; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = readString(scan, at);
    else if (startsNumber(code)) at = readNumber(scan, at);
    else {
      readMark(scan, code);
      at++;
    }
  }
  return scan.found;
}

interface Scan {
  readonly text: string;
  readonly levels: Level[];
  readonly found: Issue[];
}

const placeOf = ({ levels }: Scan): Step[] => levels.map(({ at }) => at);

function readString(scan: Scan, from: number): number {
  const end = stringEnd(scan.text, from);
  const level = scan.levels.at(-1);
  if (level?.expectsKey && repeats(level, keyOf(scan.text, from, end)))
    scan.found.push(repeatedKey(placeOf(scan)));
  return end;
}

function readNumber(scan: Scan, from: number): number {
  const end = numberEnd(scan.text, from);
  const literal = scan.text.slice(from, end);
  if (losesValue(literal)) scan.found.push(lostNumber(placeOf(scan), literal));
  return end;
}

function readMark({ levels }: Scan, code: number): void {
  if (code === OPEN_OBJECT) levels.push({ keys: [], at: '', expectsKey: true });
  else if (code === OPEN_LIST) levels.push({ keys: null, at: 0, expectsKey: false });
  else if (code === CLOSE_OBJECT || code === CLOSE_LIST) levels.pop();
  else if (code === COMMA) goOn(levels.at(-1));
}

const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;
const OPEN_LIST = 0x5b;
const CLOSE_OBJECT = 0x7d;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const MINUS = 0x2d;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const startsNumber = (code: number): boolean => code === MINUS || isDigit(code);

/** Two spellings of one key are one key. */
function keyOf(text: string, from: number, to: number): string {
  const inner = text.slice(from + 1, to - 1);
  return inner.includes('\\') ? String(JSON.parse(`"${inner}"`)) : inner;
}

function numberEnd(text: string, from: number): number {
  let at = from + 1;
  for (let code = text.charCodeAt(at); isDigit(code) || NUMBER_PARTS.has(code); code = text.charCodeAt(at))
    at++;
  return at;
}
/** `.`, `e`, `E`, `+`, `-` */
const NUMBER_PARTS = new Set([0x2e, 0x65, 0x45, 0x2b, MINUS]);

/** Notes the key; true where it stood in this object before. */
function repeats(level: Level, key: string): boolean {
  level.expectsKey = false;
  level.at = key;
  const { keys } = level;
  if (!keys) return false;
  if (Array.isArray(keys)) {
    if (keys.includes(key)) return true;
    if (keys.push(key) > FEW_KEYS) level.keys = new Set(keys);
    return false;
  }
  if (keys.has(key)) return true;
  keys.add(key);
  return false;
}
const FEW_KEYS = 16;

function goOn(level: Level | undefined): void {
  if (!level) return;
  if (typeof level.at === 'number') level.at += 1;
  else level.expectsKey = true;
}

/** Fifteen digits always fit. */
function losesValue(literal: string): boolean {
  if (literal.length <= 15 && !/e/i.test(literal)) return false;
  const value = Number(literal);
  return !Number.isFinite(value) || (/^-?\d+$/.test(literal) && !Number.isSafeInteger(value));
}

const warning = { severity: 'warning', expected: null } as const;

function repeatedKey(path: readonly Step[]): Issue {
  return {
    ...warning,
    path: toPointer(path),
    code: 'repeated-key',
    message: `"${path.join('.')}" stands more than once in its object. Most parsers take the last one, some the first: it should come once.`,
    received: null,
    source: rfc('4'),
  };
}

function lostNumber(path: readonly Step[], literal: string): Issue {
  const name = path.length > 0 ? `"${path.join('.')}"` : 'The body';
  const received = literal.length > 60 ? `${literal.slice(0, 60)}…` : literal;
  return {
    ...warning,
    path: toPointer(path),
    code: 'lost-precision',
    message: `${name} is larger than most JSON parsers hold exactly: JavaScript reads it as ${String(Number(literal))}. Send such a number as a string.`,
    received,
    source: rfc('6'),
  };
}
