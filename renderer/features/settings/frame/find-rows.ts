import type { SettingRow } from './rows.ts';

export interface SearchedPage {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly SettingRow[];
}

export interface FoundRow {
  readonly row: SettingRow;
  readonly pageName: string;
}

/** The words of a search, as they are compared: letters and digits, without case and accents. */
export function searchTerms(text: string): string[] {
  return plain(text).split(' ').filter(Boolean);
}

/**
 * The rows that have every word of the search somewhere, the nearest first: words that begin the label, then within it, then
 * those that begin one of the page's name, the other words and the hint. Of equals, the order of the pages.
 */
export function findRows(pages: readonly SearchedPage[], text: string): FoundRow[] {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  return pages
    .flatMap((page) =>
      page.rows.map((row) => ({ row, pageName: page.name, distance: distanceOf(row, page.name, terms) })),
    )
    .filter(({ distance }) => distance !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance)
    .map(({ row, pageName }) => ({ row, pageName }));
}

function distanceOf(row: SettingRow, pageName: string, terms: readonly string[]): number {
  const label = plain(row.label);
  const beside = plain(`${pageName} ${row.words ?? ''}`);
  const hint = plain(row.hint ?? '');
  return terms.reduce((sum, term) => sum + distanceOfTerm(term, label, beside, hint), 0);
}

function distanceOfTerm(term: string, label: string, beside: string, hint: string): number {
  if (label.startsWith(term)) return 0;
  if (label.includes(` ${term}`)) return 1;
  if (label.includes(term)) return 2;
  if (` ${beside}`.includes(` ${term}`)) return 4;
  return ` ${hint}`.includes(` ${term}`) ? 6 : Number.POSITIVE_INFINITY;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
