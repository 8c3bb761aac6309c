import type { PushData } from '../../../../core/contract/calls.ts';
import type { EventSummary } from '../../../../core/contract/models.ts';

/** Rows in one page. */
export const PAGE = 100;
/** The most pages that are held; the rest is asked for again when it is shown. */
export const PAGES_KEPT = 40;

/**
 * What is known of the history: sparse pages, keyed by position from the OLDEST event, so that a page stays the
 * same page while others arrive on top. `seq` is the last push that is in here.
 */
export interface Pages {
  /** The lowest position that there is; of a search, of what is found so far. */
  readonly first: number;
  /** The position after the newest. */
  readonly total: number;
  readonly seq: number;
  /** Whether these are the events of a search: then their running numbers say nothing of their positions. */
  readonly filtered: boolean;
  readonly rows: ReadonlyMap<number, readonly (EventSummary | undefined)[]>;
}

export interface PageAnswer {
  readonly events: readonly EventSummary[];
  readonly first: number;
  readonly total: number;
  readonly pushSeq: number;
}

export const noPages: Pages = { first: 0, total: 0, seq: -1, filtered: false, rows: new Map() };

/** How many events there are. */
export const countOf = ({ first, total }: Pages): number => total - first;

export function rowAt(pages: Pages, position: number): EventSummary | undefined {
  return pages.rows.get(Math.floor(position / PAGE))?.[position % PAGE];
}

/** The position of the event with a running number among the rows that are here; null where it is none of them. */
export function positionOf(pages: Pages, seq: number): number | null {
  for (const [number, rows] of pages.rows) {
    const index = rows.findIndex((row) => row?.seq === seq);
    if (index >= 0) return number * PAGE + index;
  }
  return null;
}

/** The rows between two positions that are here. */
export function rowsBetween(pages: Pages, from: number, to: number): EventSummary[] {
  const rows: EventSummary[] = [];
  for (let position = from; position <= to; position++) {
    const row = rowAt(pages, position);
    if (row) rows.push(row);
  }
  return rows;
}

/** The row of an event is other than before. */
export function applyMark(pages: Pages, { id, pinned, note }: PushData<'event.marked'>): Pages {
  for (const [number, rows] of pages.rows) {
    const index = rows.findIndex((row) => row?.id === id);
    const row = rows[index];
    if (row)
      return { ...pages, rows: new Map(pages.rows).set(number, rows.with(index, { ...row, pinned, note })) };
  }
  return pages;
}

/** A push is the newest rows and the new total. One that is already in here changes nothing. */
export function applyPush(
  pages: Pages,
  push: { seq: number; data: { total: number; events: readonly EventSummary[] } },
): Pages {
  if (push.seq <= pages.seq) return pages;
  const { total, events } = push.data;
  // A history that got shorter was replaced or pruned: no position means what it meant.
  const rows = total < pages.total ? noPages.rows : pages.rows;
  return { ...pages, total, seq: push.seq, rows: put(rows, total - events.length, events, true) };
}

/** An answer older than the last push still fills holes, but changes neither the total nor rows that are here. */
export function applyAnswer(pages: Pages, offset: number, answer: PageAnswer): Pages {
  const first = Math.min(pages.first, answer.first);
  // The page of the oldest begins with it.
  const from = Math.max(offset, answer.first);
  const old = answer.pushSeq < pages.seq;
  if (old) return { ...pages, first, rows: put(pages.rows, from, answer.events, false) };
  const rows = answer.total < pages.total ? noPages.rows : pages.rows;
  const { total, pushSeq: seq } = answer;
  return { ...pages, first, total, seq, rows: put(rows, from, answer.events, true) };
}

/** Rows whose answers have left since they came; those that are not held are fetched with theirs. */
export function withAnswers(
  pages: Pages,
  answered: readonly { readonly seq: number; readonly reply: EventSummary['reply'] }[],
): Pages {
  const replies = new Map(answered.map(({ seq, reply }) => [seq, reply]));
  const rows = new Map(pages.rows);
  for (const [number, page] of pages.rows) {
    if (!page.some((row) => row && replies.has(row.seq))) continue;
    rows.set(
      number,
      page.map((row) =>
        row && replies.has(row.seq) ? { ...row, reply: replies.get(row.seq) ?? null } : row,
      ),
    );
  }
  return { ...pages, rows };
}

function put(
  rows: Pages['rows'],
  offset: number,
  events: readonly EventSummary[],
  replace: boolean,
): Pages['rows'] {
  const next = new Map(rows);
  const copied = new Map<number, (EventSummary | undefined)[]>();
  events.forEach((event, index) => {
    const position = offset + index;
    if (position < 0) return;
    const number = Math.floor(position / PAGE);
    const page = copied.get(number) ?? [...(rows.get(number) ?? [])];
    if (replace || !page[position % PAGE]) page[position % PAGE] = event;
    copied.set(number, page);
    next.set(number, page);
  });
  return next;
}

/** Whether every row that the page should have by now is here: also one that was whole when it was fetched. */
export function isWhole(pages: Pages, number: number): boolean {
  const length = Math.min(PAGE, pages.total - number * PAGE);
  const start = Math.max(0, pages.first - number * PAGE);
  const page = pages.rows.get(number);
  if (!page) return length <= start;
  for (let index = start; index < length; index++) if (!page[index]) return false;
  return true;
}

/** Pages between two positions that must be asked for, the newest first. */
export function missingPages(pages: Pages, from: number, to: number): number[] {
  const missing: number[] = [];
  const last = Math.floor(Math.min(to, pages.total - 1) / PAGE);
  for (let number = last; number >= Math.floor(Math.max(pages.first, from) / PAGE); number--)
    if (!isWhole(pages, number)) missing.push(number);
  return missing;
}

/** Forgets the pages farthest from the one that is looked at. */
export function evict(pages: Pages, near: number, keep = PAGES_KEPT): Pages {
  if (pages.rows.size <= keep) return pages;
  const nearest = [...pages.rows.keys()].sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
  const kept = new Set(nearest.slice(0, keep));
  return { ...pages, rows: new Map([...pages.rows].filter(([number]) => kept.has(number))) };
}
