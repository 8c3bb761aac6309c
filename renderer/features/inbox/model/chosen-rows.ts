import type { EventSummary } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { pageOf } from './page-loader.ts';
import { PAGE, type PageAnswer, type Pages, rowAt } from './pages.ts';

/** The rows at some positions, those that are not held asked for; one that is gone is left out. */
export async function rowsAt(
  connection: Connection,
  search: string | undefined,
  pages: Pages,
  positions: readonly number[],
): Promise<EventSummary[]> {
  const asked = new Map<number, PageAnswer>();
  const rows: EventSummary[] = [];
  for (const position of positions) {
    const held = rowAt(pages, position);
    const row = held ?? (await fetched(connection, search, asked, position));
    if (row) rows.push(row);
  }
  return rows;
}

async function fetched(
  connection: Connection,
  search: string | undefined,
  asked: Map<number, PageAnswer>,
  position: number,
): Promise<EventSummary | undefined> {
  const number = Math.floor(position / PAGE);
  const known = asked.get(number);
  const answer = known ?? (await connection.call('events.page', pageOf(search, number)));
  asked.set(number, answer);
  return answer.events[position - Math.max(answer.first, number * PAGE)];
}
