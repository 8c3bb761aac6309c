import { isClose, isOpen, keyOf, skipSpace, valueEnd } from './json-scan.ts';

/** The steps that are looked for below a value. */
export type Wanted = Map<string, Wanted>;

/** A value that was looked for, its key included, and what was found below it. */
export interface Found {
  readonly from: number;
  to: number;
  /** Of a key that stands twice the last one stays, as in every JSON reader. */
  readonly children: Map<string, Found>;
}

/** An object or a list that is being read. */
interface Level {
  readonly found: Found;
  readonly wanted: Wanted;
  /** How many items of a list were read; null in an object. */
  items: number | null;
}

/**
 * Finds all that is wanted in one pass over the text, however much that is: what is not wanted is skipped whole.
 * The levels are a stack of our own, because a body may be nested deeper than calls may be.
 */
export function findAll(text: string, wanted: Wanted): Found | null {
  const start = skipSpace(text, 0);
  if (start === text.length) return null;
  const root: Found = { from: start, to: start, children: new Map() };
  const levels: Level[] = [];
  let at = enter(text, start, root, wanted, levels);
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    at = skipSpace(text, at);
    if (at < text.length && !isClose(text.charCodeAt(at))) at = readChild(text, at, level, levels);
    else {
      at = Math.min(text.length, at + 1);
      level.found.to = at;
      levels.pop();
    }
  }
  return root;
}

/** Reads a field or an item, as far as its beginning where something is wanted of it. */
function readChild(text: string, labelFrom: number, level: Level, levels: Level[]): number {
  if (text[labelFrom] === ',') return labelFrom + 1;
  const { label, from } = labelAt(text, labelFrom, level);
  const wanted = level.wanted.get(label);
  // At least one character, so that a text that is no JSON ends as well.
  if (!wanted) return Math.max(valueEnd(text, from), labelFrom + 1);
  const found: Found = { from: labelFrom, to: labelFrom, children: new Map() };
  level.found.children.set(label, found);
  return Math.max(enter(text, from, found, wanted, levels), labelFrom + 1);
}

function labelAt(text: string, at: number, level: Level): { label: string; from: number } {
  if (level.items !== null) return { label: String(level.items++), from: at };
  const keyEnd = valueEnd(text, at);
  const colon = skipSpace(text, keyEnd);
  return { label: keyOf(text, at, keyEnd), from: skipSpace(text, colon + 1) };
}

/** Opens a value that something is wanted of; any other is passed at once. */
function enter(text: string, from: number, found: Found, wanted: Wanted, levels: Level[]): number {
  if (wanted.size > 0 && isOpen(text.charCodeAt(from))) {
    levels.push({ found, wanted, items: text[from] === '[' ? 0 : null });
    return from + 1;
  }
  found.to = Math.min(text.length, valueEnd(text, from));
  return found.to;
}
