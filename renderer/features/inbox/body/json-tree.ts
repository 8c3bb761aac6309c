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
      rows.push({ id, depth, label, kind, text: literal(text, value), open: null });
      continue;
    }
    const children = childrenOf(text, value);
    const byDefault = depth < OPEN_DEPTH && children.length <= OPEN_CHILDREN;
    const open = byDefault !== flipped.has(id);
    rows.push({
      id,
      depth,
      label,
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
  return to - from > LONGEST_VALUE ? `${text.slice(from, from + LONGEST_VALUE)}…` : text.slice(from, to);
}

function sizeWords(kind: 'object' | 'array', count: number): string {
  const noun = kind === 'object' ? 'field' : 'item';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
