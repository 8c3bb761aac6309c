import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Removal } from '../../../core/contract/keeping-calls.ts';
import type { Connection } from '../../connection/connection.ts';
import { messageOf } from '../../ui/message-of.ts';

export interface KeepingState {
  /** What was removed last and can be brought back. */
  removed: Removal | null;
  /** Why the last change could not be made. */
  problem: string | null;
  /** Notes that are begun and not saved, by the id of their event. */
  drafts: Readonly<Record<string, string>>;
}

/** What the user does with the history: removes events, brings them back, pins them and writes beside them. */
export interface Keeping {
  readonly store: StoreApi<KeepingState>;
  /** Gives how many events went. */
  remove(ids: readonly string[]): Promise<number>;
  /** Every event without pin or note. */
  clear(): Promise<number>;
  /** The same of what an open search found. */
  clearFound(search: string): Promise<number>;
  /** Gives how many came back. */
  undo(): Promise<number>;
  dismiss(): void;
  pin(id: string, pinned: boolean): Promise<void>;
  note(id: string, note: string): Promise<void>;
  /** What stands in the field of a note, until it is saved; null forgets it. */
  draft(id: string, text: string | null): void;
}

export function createKeeping(connection: Connection): Keeping {
  const store = createStore<KeepingState>(() => ({ removed: null, problem: null, drafts: {} }));
  const trying = async <T>(change: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      const result = await change();
      store.setState({ problem: null });
      return result;
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
      return otherwise;
    }
  };
  const draft: Keeping['draft'] = (id, text) =>
    store.setState(({ drafts: { [id]: _, ...others } }) => ({
      drafts: text === null ? others : { ...others, [id]: text },
    }));
  const took = ({ removal }: { removal: Removal | null }): number => {
    if (removal) store.setState({ removed: removal });
    return removal?.events ?? 0;
  };
  return {
    store,
    remove: (ids) => trying(async () => took(await connection.call('events.remove', { ids: [...ids] })), 0),
    clear: () => trying(async () => took(await connection.call('events.clear', {})), 0),
    clearFound: (search) =>
      trying(async () => took(await connection.call('events.clearFound', { search })), 0),
    undo: () =>
      trying(async () => {
        const { removed } = store.getState();
        if (!removed) return 0;
        const { events } = await connection.call('events.restore', { removal: removed.id });
        store.setState({ removed: null });
        return events;
      }, 0),
    dismiss: () => store.setState({ removed: null, problem: null }),
    pin: (id, pinned) =>
      trying(async () => void (await connection.call('events.pin', { id, pinned })), undefined),
    note: (id, note) =>
      trying(async () => {
        await connection.call('events.note', { id, note });
        draft(id, null);
      }, undefined),
    draft,
  };
}
