import type { Connection } from '../../../connection/connection.ts';
import { type Follow, newSince, relisted } from './follow.ts';
import { type Pages, rowAt } from './pages.ts';

interface Standing {
  readonly follow: Follow;
  readonly pages: Pages;
}

/** Where the selected event stands now that others are listed, once their number is known; undefined where none is selected. */
export async function standingOf(
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
