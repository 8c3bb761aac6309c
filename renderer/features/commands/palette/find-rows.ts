import fuzzysort from 'fuzzysort';
import { MOST_RECENT } from '../../../../core/contract/keyboard.ts';

/** Something that the palette offers. */
export interface Row {
  /** Stays the same, so that what was chosen before can be found again. */
  readonly id: string;
  readonly words: string;
  readonly group: string;
  /** Other words by which it is found. */
  readonly also: string;
  readonly keys: readonly string[];
  run(): void;
}

export interface Found {
  readonly row: Row;
  /** Which of the characters of its words matched. */
  readonly marked: ReadonlySet<number>;
}

const MOST = 40;
/** Of 1; what matches worse is chance. */
const LEAST_SCORE = 0.5;
const FORMER = 1.15;

/** The best first; of equals those that were chosen lately. */
export function findRows(query: string, rows: readonly Row[], recent: readonly string[]): Found[] {
  const former = new Set(recent);
  const results = fuzzysort.go(query, rows, {
    keys: [({ words }) => words, ({ group, also }) => `${group} ${also}`],
    limit: MOST,
    threshold: LEAST_SCORE,
    scoreFn: ({ score, obj }) => (former.has(obj.id) ? score * FORMER : score),
  });
  return results.map((result) => ({ row: result.obj, marked: new Set(result[0]?.indexes) }));
}

export interface Section {
  readonly name: string;
  readonly found: readonly Found[];
}

const plain = (row: Row): Found => ({ row, marked: new Set() });

/** What is shown before anything is typed: what was chosen lately, then everything by its group. */
export function sectionsOf(rows: readonly Row[], recent: readonly string[]): Section[] {
  const lately = recent.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const others = rows.filter((row) => !lately.includes(row));
  const names = [...new Set(others.map(({ group }) => group))];
  return [
    { name: 'Recent', found: lately.map(plain) },
    ...names.map((name) => ({ name, found: others.filter((row) => row.group === name).map(plain) })),
  ].filter(({ found }) => found.length > 0);
}

/** The one that was chosen now comes first. */
export const withRecent = (recent: readonly string[], id: string): string[] =>
  [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT);
