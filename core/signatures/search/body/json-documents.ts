import { type JsonNode, jsonTree, sortKeys } from './json-tree.ts';
import { compact, type Layout, writeJson } from './json-write.ts';

/** The values of a JSON document, and what was done to them before they are written. */
export interface Document {
  readonly words: string;
  /** Its keys in their order, its values as they stand. */
  readonly plain: boolean;
  /** Its values as JavaScript reads them. */
  readonly read: boolean;
  /** null where the text would be too large. */
  readonly write: (layout: Layout) => string | null;
}

/** Texts up to this many characters are kept, for every style begins with one of them. */
const KEPT = 4 * 1024 * 1024;

/** As it stands and with its keys sorted; both also as JavaScript reads it, where that makes a difference. */
export function documentsOf(text: string): Document[] {
  const read = jsonValue(text);
  const tree = read && jsonTree(text);
  if (!read || tree === null) return [];
  const limit = 4 * text.length + 64 * 1024;
  const own = [
    document({ tree: () => tree, limit, words: '', plain: true, read: false }),
    document({ tree: () => sortKeys(tree), limit, words: ', its keys sorted', plain: false, read: false }),
  ];
  const asRead = JSON.stringify(read.value);
  const readTree = asRead === writeJson(tree, compact, limit) ? null : jsonTree(asRead);
  if (readTree === null) return own;
  const words = ', its values as JavaScript reads them';
  return [
    ...own,
    document({ tree: () => readTree, limit, words, plain: false, read: true }),
    document({
      tree: () => sortKeys(readTree),
      limit,
      words: `, its keys sorted${words}`,
      plain: false,
      read: true,
    }),
  ];
}

interface Source extends Omit<Document, 'write'> {
  readonly tree: () => JsonNode;
  readonly limit: number;
}

function document({ tree, limit, words, plain, read }: Source): Document {
  const kept = new Map<Layout, string | null>();
  let root: JsonNode | null = null;
  return {
    words,
    plain,
    read,
    write(layout) {
      const before = kept.get(layout);
      if (before !== undefined) return before;
      root ??= tree();
      const written = writeJson(root, layout, limit);
      if (limit <= 5 * KEPT) kept.set(layout, written);
      return written;
    },
  };
}

function jsonValue(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
