import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Push } from '../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { EventSummary } from '../../../../core/contract/models.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { type Clocks, createBatch } from './batch.ts';
import { all, type Chosen, chosenPositions, extend, keep, noneChosen, toggle } from './chosen.ts';
import { rowsAt } from './chosen-rows.ts';
import { arrived, type Follow, followAtStart, pause, resume, select } from './follow.ts';
import { createPageLoader } from './page-loader.ts';
import { applyAnswer, applyMark, applyPush, evict, noPages, PAGE, type Pages, withAnswers } from './pages.ts';
import { placeOfSeq, standingOf } from './standing.ts';

type Added = Extract<Push, { name: 'events.added' }>;
type ArrivalListener = (events: readonly EventSummary[], count: number) => void;

export interface InboxState {
  /** `loading` until the first answer; `failed` when the history cannot be read. */
  phase: 'loading' | 'ready' | 'failed';
  problem: string | null;
  pages: Pages;
  follow: Follow;
  /** Events that are chosen beside the selected one. */
  chosen: Chosen;
}

/** How a row is gone to while several are chosen. */
export type Choosing = 'toggle' | 'extend' | 'keep';

export interface Inbox {
  readonly store: StoreApi<InboxState>;
  /** The positions that are on the screen: what is missing of them is fetched. */
  show(from: number, to: number): void;
  /** This one, and no other is chosen any more. */
  select(position: number): void;
  /** Selects it as well, and chooses it beside others. */
  choose(position: number, how: Choosing): void;
  chooseAll(): void;
  chooseNone(): void;
  /** What an action is about: the chosen events or else the selected one, the oldest first. */
  chosenRows(): Promise<EventSummary[]>;
  /** Selects the event with a running number, where it is listed. */
  selectSeq(seq: number): Promise<void>;
  pause(): void;
  resume(): void;
  reload(): void;
  /** Told of every batch of arrivals: its newest rows, oldest first, and how many came. */
  onArrivals(listener: ArrivalListener): () => void;
}

const atStart: InboxState = {
  phase: 'loading',
  problem: null,
  pages: noPages,
  follow: followAtStart,
  chosen: noneChosen,
};
const choosings = { toggle, extend, keep } as const;

export function createInbox(connection: Connection, clocks: Clocks): Inbox {
  const store = createStore<InboxState>(() => atStart);
  const arrivalListeners = new Set<ArrivalListener>();
  /** Counts the snapshots: what belongs to an earlier one is not of this history any more. */
  let link = 0;
  /** Pushes that came while the snapshot was on its way; null when none is. */
  let held: Added[] | null = [];

  const accept = (pages: Pages, standing?: Follow): void => {
    const kept = evict(pages, Math.floor(loader.near / PAGE));
    store.setState(({ pages: before, follow, chosen }) => ({
      pages: kept,
      follow: standing ?? arrived(follow, kept.total),
      // In a history that got shorter no position means what it meant.
      chosen: kept.total < before.total ? noneChosen : chosen,
    }));
    loader.fill();
  };
  const loader = createPageLoader({
    connection,
    pages: () => store.getState().pages,
    onPages: accept,
    onProblem: (problem) => store.setState({ problem }),
  });

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

  /** The history anew: the newest page first, whatever else is on the screen after it. */
  const snapshot = async (others = false): Promise<void> => {
    const asked = ++link;
    loader.forget();
    held = [];
    try {
      const hint = Math.max(0, (connection.store.getState().engine?.totalEvents ?? 0) - 1);
      const offset = Math.floor(hint / PAGE) * PAGE;
      const [answer, stand] = await Promise.all([
        connection.call('events.page', { offset, limit: PAGE }),
        others ? standingOf(connection, store.getState()) : undefined,
      ]);
      if (asked !== link) return;
      const waited = held;
      held = null;
      store.setState({ phase: 'ready', problem: null });
      accept(applyAnswer(noPages, offset, answer), stand?.(answer.total));
      // Positions that were chosen mean other events now.
      if (others) store.setState({ chosen: noneChosen });
      take(waited);
    } catch (thrown) {
      // A lost link is made again, and the fresh one asks again.
      const lost = thrown instanceof HookglassError && thrown.code === 'connection-lost';
      if (asked === link && !lost) store.setState({ phase: 'failed', problem: messageOf(thrown) });
    }
  };

  connection.onPush((push) => {
    if (push.name === 'events.added') batch({ push, asked: link });
    if (push.name === 'events.reinspected') void snapshot();
    if (push.name === 'events.removed') void snapshot(true);
    takeChange(store, push);
  });
  connection.onLive(() => void snapshot());

  const total = (): number => store.getState().pages.total;
  const goTo = (position: number, chosen: Chosen): void =>
    store.setState(({ follow }) => ({ follow: select(follow, total(), position), chosen }));
  return {
    store,
    show: loader.show,
    select: (position) => goTo(position, noneChosen),
    choose(position, how) {
      const { chosen, follow } = store.getState();
      goTo(position, choosings[how](chosen, follow.selected, position));
    },
    chooseAll: () =>
      store.setState(({ follow }) => ({ follow: pause(follow, total()), chosen: all(total()) })),
    chooseNone: () => store.setState({ chosen: noneChosen }),
    chosenRows() {
      const { pages, chosen, follow } = store.getState();
      return rowsAt(connection, pages, chosenPositions(chosen, follow.selected));
    },
    async selectSeq(seq) {
      const place = await placeOfSeq(connection, seq);
      if (place !== null) goTo(place, noneChosen);
    },
    pause: () => store.setState(({ follow }) => ({ follow: pause(follow, total()) })),
    resume: () => store.setState({ follow: resume(total()), chosen: noneChosen }),
    reload: () => void snapshot(),
    onArrivals(listener) {
      arrivalListeners.add(listener);
      return () => arrivalListeners.delete(listener);
    },
  };
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
