import type { Connection } from '../../../connection/connection.ts';
import { type Chosen, noneChosen } from './chosen.ts';
import { arrived, type Follow, followAtStart, newSince, relisted, select } from './follow.ts';
import { type Pages, positionOf, rowAt } from './pages.ts';

interface Standing {
  readonly follow: Follow;
  readonly pages: Pages;
}

export interface Anew {
  /** Running number of the event to stand at. */
  readonly wanted?: number | null;
  /** Other events are listed than before. */
  readonly others?: boolean;
}

/** Where the whole history stands once it is there: at the event that is wanted, or where it stood among others. */
export async function standAt(
  connection: Connection,
  state: Standing & { readonly query: string },
  { wanted = null, others = false }: Anew,
): Promise<((total: number) => Follow) | undefined> {
  if (state.query !== '') return undefined;
  const place = wanted === null ? null : await placeOfSeq(connection, wanted);
  if (place !== null) return (total) => select(followAtStart, total, place);
  return others ? standingOf(connection, state) : undefined;
}

/** Where the selected event stands now that others are listed, once their number is known; undefined where none is selected. */
async function standingOf(
  connection: Connection,
  { follow, pages }: Standing,
): Promise<((total: number) => Follow) | undefined> {
  const row = follow.selected === null ? undefined : rowAt(pages, follow.selected);
  if (!row) return undefined;
  const { place } = await connection.call('events.place', { id: row.id });
  return (total) => relisted(follow, total, newSince(follow, pages.total), place);
}

/** Where the event with a running number stands; null where it is not listed, or nobody can say. */
export async function placeOfSeq(connection: Connection, seq: number): Promise<number | null> {
  try {
    const { place, listed } = await connection.call('events.place', { id: String(seq) });
    return listed ? place : null;
  } catch {
    return null;
  }
}

/** Running number of an event that is to be selected as soon as its place is known. */
export interface Sought {
  set(seq: number | null): void;
  /** Its place, once; null before. */
  placeIn(pages: Pages): number | null;
}

export function createSought(): Sought {
  let sought: number | null = null;
  return {
    set(seq) {
      sought = seq;
    },
    placeIn(pages) {
      const place = sought === null ? null : positionOf(pages, sought);
      if (place !== null) sought = null;
      return place;
    },
  };
}

/** Where the list stands with other pages; `place` is an event that was sought. */
export function followed(
  { pages: before, follow, chosen }: Standing & { readonly chosen: Chosen },
  { first, total }: Pages,
  place: number | null,
): Pick<Standing & { readonly chosen: Chosen }, 'follow' | 'chosen'> {
  return {
    follow: place === null ? arrived(follow, total, first) : select(follow, total, place, first),
    // In a history that got shorter no position means what it meant.
    chosen: total < before.total ? noneChosen : chosen,
  };
}

/** Running number of the event that is looked at; null while the list follows the newest. */
export function lookedAt({ pages, follow }: Standing): number | null {
  if (follow.following || follow.selected === null) return null;
  return rowAt(pages, follow.selected)?.seq ?? null;
}
