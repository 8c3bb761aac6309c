import type { EventSummary } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { PAGE, type Pages, rowAt } from './pages.ts';

/** The rows at some positions, those that are not held asked for; one that is gone is left out. */
export async function rowsAt(
  connection: Connection,
  pages: Pages,
  positions: readonly number[],
): Promise<EventSummary[]> {
  const asked = new Map<number, readonly EventSummary[]>();
  const rows: EventSummary[] = [];
  for (const position of positions) {
    const held = rowAt(pages, position);
    const row = held ?? (await fetched(connection, asked, position));
    if (row) rows.push(row);
  }
  return rows;
}

async function fetched(
  connection: Connection,
  asked: Map<number, readonly EventSummary[]>,
  position: number,
): Promise<EventSummary | undefined> {
  const number = Math.floor(position / PAGE);
  const known = asked.get(number);
  const events =
    known ?? (await connection.call('events.page', { offset: number * PAGE, limit: PAGE })).events;
  asked.set(number, events);
  return events[position % PAGE];
}
