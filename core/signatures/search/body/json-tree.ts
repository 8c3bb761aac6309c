import { stringEnd } from '../../../inspect/json-scan.ts';

/**
 * A scalar is its literal: a number as it stands in the text, a string with no more escapes than RFC 8259 asks for, as
 * every parser and serialiser together make it.
 */
export type JsonNode = string | JsonGroup;

export interface JsonGroup {
  /** The literals of the keys, one an item; null for a list. */
  readonly keys: string[] | null;
  readonly items: JsonNode[];
}

/** Nested deeper than this, nothing is written anew: the writers call themselves. */
const MAX_DEPTH = 500;

/** The tree of a text that `JSON.parse` has accepted; null where it is nested too deeply. */
export function jsonTree(text: string): JsonNode | null {
  const root: JsonGroup = { keys: null, items: [] };
  const open: JsonGroup[] = [root];
  for (let at = nextToken(text, 0); at < text.length; ) {
    if (open.length > MAX_DEPTH) return null;
    const end = tokenEnd(text, at);
    take(open, minimal(text.slice(at, end)));
    at = nextToken(text, end);
  }
  return root.items[0] ?? null;
}

function minimal(literal: string): string {
  return literal.includes('\\') ? JSON.stringify(JSON.parse(literal)) : literal;
}

function take(open: JsonGroup[], token: string): void {
  const group = open.at(-1);
  if (token === '}' || token === ']') open.pop();
  else if (token === '{' || token === '[') {
    const inner: JsonGroup = { keys: token === '{' ? [] : null, items: [] };
    group?.items.push(inner);
    open.push(inner);
  } else if (group?.keys && group.keys.length === group.items.length) group.keys.push(token);
  else group?.items.push(token);
}

/** White space, and the marks that follow from the tree itself. */
const SKIPPED = /[^\s,:]/g;
const MARKS = '{}[]';
const SCALAR_END = /[\s,:\]}]/g;

function nextToken(text: string, from: number): number {
  SKIPPED.lastIndex = from;
  return SKIPPED.exec(text)?.index ?? text.length;
}

function tokenEnd(text: string, from: number): number {
  const first = text.charAt(from);
  if (MARKS.includes(first)) return from + 1;
  if (first === '"') return stringEnd(text, from);
  SCALAR_END.lastIndex = from;
  return SCALAR_END.exec(text)?.index ?? text.length;
}

/** The same tree with the keys of every object in order. */
export function sortKeys(node: JsonNode): JsonNode {
  if (typeof node === 'string') return node;
  const { keys, items } = node;
  if (!keys) return { keys, items: items.map(sortKeys) };
  const members = items.map((item, index) => ({ key: keys[index] ?? '', item: sortKeys(item) }));
  members.sort((left, right) => compare(nameOf(left.key), nameOf(right.key)));
  return { keys: members.map(({ key }) => key), items: members.map(({ item }) => item) };
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function nameOf(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
