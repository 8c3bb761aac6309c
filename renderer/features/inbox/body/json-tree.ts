import { childrenOf, type JsonValue } from './json-scan.ts';

/** One line of the tree that is open now. */
export interface TreeRow {
  /** Where the value stands in the text: one value, one place. */
  readonly id: number;
  readonly depth: number;
  /** A key, an index, or null at the root. */
  readonly label: string | null;
  readonly kind: JsonValue['kind'];
  /** The value as it came; of an object or array, how much is in it. */
  readonly text: string;
  /** null where there is nothing to open. */
  readonly open: boolean | null;
}

/** Deeper levels and larger lists start closed. */
const OPEN_DEPTH = 4;
const OPEN_CHILDREN = 200;
/** A value of one row; the whole of it is in the text view. */
const LONGEST_VALUE = 500;

/** The rows to show. `flipped` holds the ids that the user opened or closed against the default. */
export function treeRows(text: string, root: JsonValue, flipped: ReadonlySet<number>): TreeRow[] {
  const rows: TreeRow[] = [];
  // A stack of our own: a body may be nested deeper than calls may be.
  const pending: { value: JsonValue; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    const { kind, label, from: id } = value;
    if (kind !== 'object' && kind !== 'array') {
      rows.push({ id, depth, label: shownLabel(label), kind, text: literal(text, value), open: null });
      continue;
    }
    const children = childrenOf(text, value);
    const byDefault = depth < OPEN_DEPTH && children.length <= OPEN_CHILDREN;
    const open = byDefault !== flipped.has(id);
    rows.push({
      id,
      depth,
      label: shownLabel(label),
      kind,
      text: sizeWords(kind, children.length),
      open: children.length > 0 ? open : null,
    });
    if (!open) continue;
    for (const child of children.reverse()) pending.push({ value: child, depth: depth + 1 });
  }
  return rows;
}

function literal(text: string, { from, to }: JsonValue): string {
  return visible(
    to - from > LONGEST_VALUE ? `${text.slice(from, from + LONGEST_VALUE)}…` : text.slice(from, to),
  );
}

const shownLabel = (label: string | null): string | null => (label === null ? null : visible(label));

/** Controls and marks of direction: nobody sees them, but they move or hide what stands around them. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** As JSON escapes them, so that a line shows what is in it in the order in which it came. */
const visible = (text: string): string =>
  text.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

function sizeWords(kind: 'object' | 'array', count: number): string {
  const noun = kind === 'object' ? 'field' : 'item';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
