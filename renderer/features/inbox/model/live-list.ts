import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Push } from '../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { EventSummary } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { type Clocks, createBatch } from './batch.ts';
import { type Chosen, noneChosen } from './chosen.ts';
import { type Follow, followAtStart } from './follow.ts';
import { type Added, createListSource, type ListSource, type SearchProgress } from './list-source.ts';
import { createPageLoader } from './page-loader.ts';
import { applyMark, applyPush, evict, noPages, PAGE, type Pages, withAnswers } from './pages.ts';
import { type Anew, createSought, followed, lookedAt, type Sought, standAt } from './standing.ts';

export interface InboxState {
  /** `loading` until the first answer; `failed` when the history cannot be read. */
  phase: 'loading' | 'ready' | 'failed';
  problem: string | null;
  pages: Pages;
  follow: Follow;
  /** Events that are chosen beside the selected one. */
  chosen: Chosen;
  /** What the list is of; '' is the whole history. */
  query: string;
  /** How far its search is; null where there is none, or nothing of it is told yet. */
  search: SearchProgress | null;
}

const atStart: InboxState = {
  ...{ phase: 'loading', problem: null, pages: noPages },
  ...{ follow: followAtStart, chosen: noneChosen, query: '', search: null },
};

export interface LiveListOptions {
  readonly connection: Connection;
  readonly clocks: Clocks;
  readonly newId: () => string;
}

export interface LiveList {
  readonly store: StoreApi<InboxState>;
  readonly source: ListSource;
  readonly arrivals: Arrivals;
  readonly sought: Sought;
  /** The positions that are on the screen: what is missing of them is fetched. */
  show(from: number, to: number): void;
  /** The list anew: the newest page first, whatever else is on the screen after it. */
  snapshot(anew?: Anew): Promise<void>;
}

/** The list of events: a newest page, what is scrolled to, and what arrives; anew whenever the history or the query is another. */
export function createLiveList({ connection, clocks, newId }: LiveListOptions): LiveList {
  const store = createStore<InboxState>(() => atStart);
  const arrivals = createArrivals();
  /** Counts the snapshots: what belongs to an earlier one is not of this history any more. */
  let link = 0;
  /** Pushes that came while the snapshot was on its way; null when none is. */
  let held: Added[] | null = [];
  const sought = createSought();
  /** The query of the pages that are held. */
  let listed = '';

  const accept = (pages: Pages, standing?: Follow): void => {
    const kept = evict(pages, Math.floor(loader.near / PAGE));
    const place = sought.placeIn(kept);
    store.setState((before) => ({
      pages: kept,
      ...followed(before, kept, place),
      ...(standing && { follow: standing }),
    }));
    loader.fill();
  };
  const source = createListSource({
    ...{ connection, newId },
    onProgress: (search) => store.setState({ search }),
    // Until its own call is answered, the pages are still those of the list before.
    onFirst: (first) => held === null && accept({ ...store.getState().pages, first }),
  });
  const loader = createPageLoader({
    connection,
    pages: () => store.getState().pages,
    search: () => source.search,
    onPages: accept,
    onProblem: (problem) => store.setState({ problem }),
  });

  const take = (pushes: readonly Added[]): void => {
    const before = store.getState().pages;
    const after = pushes.reduce(applyPush, before);
    if (after === before) return;
    accept(after);
    arrivals.tell(newRows(pushes, before), after.total - before.total);
  };
  const batch = createBatch<{ push: Added; asked: number }>((items) => {
    const pushes = items.filter(({ asked }) => asked === link).map(({ push }) => push);
    // A push may overtake the snapshot that it is newer than, so it waits for it.
    if (held) held.push(...pushes);
    else take(pushes);
  }, clocks);

  /** The list anew: the newest page first, whatever else is on the screen after it. */
  const snapshot = async ({ wanted = null, others = false }: Anew = {}): Promise<void> => {
    const asked = ++link;
    const { query } = store.getState();
    loader.forget();
    held = [];
    try {
      const [pages, stand] = await Promise.all([
        source.begin(query),
        standAt(connection, store.getState(), { wanted, others }),
      ]);
      if (asked !== link) return;
      const waited = held;
      held = null;
      store.setState({ phase: 'ready', problem: null });
      // Another list has other places.
      if (query !== listed) store.setState({ follow: followAtStart, chosen: noneChosen });
      listed = query;
      accept(pages, stand?.(pages.total));
      // Positions that were chosen mean other events now.
      if (others) store.setState({ chosen: noneChosen });
      take(waited);
    } catch (thrown) {
      if (asked === link && !isLost(thrown)) store.setState({ phase: 'failed', problem: messageOf(thrown) });
    }
  };
  /** Other events are listed: a search, whose places all change, looks for the one that is looked at. */
  const relist = (): void => {
    if (store.getState().query !== '') sought.set(lookedAt(store.getState()));
    void snapshot({ others: true });
  };

  connection.onPush((push) => {
    if (source.adds(push)) batch({ push, asked: link });
    if (push.name === 'search.found') source.hear(push.data);
    if (push.name === 'events.reinspected') void snapshot();
    if (push.name === 'events.removed') relist();
    takeChange(store, push);
  });
  connection.onLive(() => void snapshot());
  return { store, source, arrivals, sought, show: loader.show, snapshot };
}

function takeChange(store: StoreApi<InboxState>, push: Push): void {
  const { pages } = store.getState();
  const changed = changedBy(push, pages);
  if (changed !== pages) store.setState({ pages: changed });
}

/** The rows after marks were set, or answers that were held back have left. */
function changedBy(push: Push, pages: Pages): Pages {
  if (push.name === 'event.marked') return applyMark(pages, push.data);
  return push.name === 'events.answered' ? withAnswers(pages, push.data.events) : pages;
}

const newRows = (pushes: readonly Added[], before: Pages): EventSummary[] =>
  pushes.filter((push) => push.seq > before.seq).flatMap((push) => push.data.events);

/** A lost link is no failure: it is made again, and the fresh one asks again. */
const isLost = (thrown: unknown): boolean =>
  thrown instanceof HookglassError && thrown.code === 'connection-lost';
