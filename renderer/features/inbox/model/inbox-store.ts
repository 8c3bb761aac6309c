import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Push } from '../../../../core/contract/calls.ts';
import type { EventSummary } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { type Clocks, createBatch } from './batch.ts';
import { arrived, type Follow, followAtStart, pause, resume, select } from './follow.ts';
import { applyAnswer, applyPush, evict, missingPages, noPages, PAGE, type Pages } from './pages.ts';

type Added = Extract<Push, { name: 'events.added' }>;

export interface InboxState {
  /** `loading` until the first answer; `failed` when the history cannot be read. */
  phase: 'loading' | 'ready' | 'failed';
  problem: string | null;
  pages: Pages;
  follow: Follow;
}

export interface Inbox {
  readonly store: StoreApi<InboxState>;
  /** The positions that are on the screen: what is missing of them is fetched. */
  show(from: number, to: number): void;
  select(position: number): void;
  pause(): void;
  resume(): void;
  reload(): void;
  /** Every batch of arrivals, oldest first. */
  onArrivals(listener: (events: readonly EventSummary[], count: number) => void): () => void;
}

const FETCHES_AT_ONCE = 2;

export function createInbox(connection: Connection, clocks: Clocks): Inbox {
  const store = createStore<InboxState>(() => ({
    phase: 'loading',
    problem: null,
    pages: noPages,
    follow: followAtStart,
  }));
  const arrivalListeners = new Set<(events: readonly EventSummary[], count: number) => void>();
  const fetching = new Set<number>();
  let view = { from: 0, to: 0 };
  /** Answers to questions of an earlier link are not of this history any more. */
  let link = 0;
  /** Pushes that came while the snapshot was on its way; null when none is. */
  let held: Added[] | null = [];

  const accept = (pages: Pages): void => {
    const near = Math.floor(view.to / PAGE);
    store.setState(({ follow }) => ({ pages: evict(pages, near), follow: arrived(follow, pages.total) }));
    fill();
  };

  const take = (pushes: readonly Added[]): void => {
    const before = store.getState().pages;
    const after = pushes.reduce(applyPush, before);
    if (after === before) return;
    accept(after);
    const events = pushes.filter((push) => push.seq > before.seq).flatMap((push) => push.data.events);
    for (const listener of arrivalListeners) listener(events, after.total - before.total);
  };

  const batch = createBatch<{ push: Added; asked: number }>((items) => {
    const pushes = items.filter(({ asked }) => asked === link).map(({ push }) => push);
    // A push may overtake the snapshot that it is newer than, so it waits for it.
    if (held) held.push(...pushes);
    else take(pushes);
  }, clocks);

  const fill = (): void => {
    if (store.getState().phase !== 'ready') return;
    for (const number of missingPages(store.getState().pages, view.from, view.to)) {
      if (fetching.size >= FETCHES_AT_ONCE) return;
      if (!fetching.has(number)) void fetchPage(number, link);
    }
  };

  const fetchPage = async (number: number, asked: number): Promise<void> => {
    fetching.add(number);
    try {
      const answer = await connection.call('events.page', { offset: number * PAGE, limit: PAGE });
      if (asked !== link) return;
      fetching.delete(number);
      store.setState({ problem: null });
      accept(applyAnswer(store.getState().pages, number * PAGE, answer));
    } catch (thrown) {
      if (asked !== link) return;
      // Kept in `fetching`: asking at once again would spin. `reload` and a fresh link forget it.
      store.setState({ problem: messageOf(thrown) });
    }
  };

  /** The history anew: the newest page first, whatever else is on the screen after it. */
  const snapshot = async (): Promise<void> => {
    const asked = ++link;
    fetching.clear();
    held = [];
    try {
      const hint = Math.max(0, (connection.store.getState().engine?.totalEvents ?? 0) - 1);
      const offset = Math.floor(hint / PAGE) * PAGE;
      const answer = await connection.call('events.page', { offset, limit: PAGE });
      if (asked !== link) return;
      store.setState({ phase: 'ready', problem: null });
      const waited = held;
      held = null;
      accept(applyAnswer(noPages, offset, answer));
      take(waited);
    } catch (thrown) {
      if (asked !== link) return;
      store.setState({ phase: 'failed', problem: messageOf(thrown) });
    }
  };

  connection.onPush((push) => {
    if (push.name === 'events.added') batch({ push, asked: link });
  });
  connection.onLive(() => void snapshot());

  const total = (): number => store.getState().pages.total;
  return {
    store,
    show(from, to) {
      view = { from, to };
      fill();
    },
    select: (position) => store.setState(({ follow }) => ({ follow: select(follow, total(), position) })),
    pause: () => store.setState(({ follow }) => ({ follow: pause(follow, total()) })),
    resume: () => store.setState({ follow: resume(total()) }),
    reload: () => void snapshot(),
    onArrivals(listener) {
      arrivalListeners.add(listener);
      return () => arrivalListeners.delete(listener);
    },
  };
}
