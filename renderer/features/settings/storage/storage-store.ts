import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Limit, StorageState } from '../../../../core/contract/keeping-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

interface StorageView {
  /** null until it is known. */
  state: StorageState | null;
  problem: string | null;
  /** What is done now, in words; null where nothing is. */
  busy: string | null;
}

export interface StorageStore {
  readonly store: StoreApi<StorageView>;
  load(): Promise<void>;
  /** Each gives a sentence about what was done; null where it failed or was cancelled. */
  setLimits(limits: readonly Limit[]): Promise<string | null>;
  emptyTrash(): Promise<string | null>;
  shrink(): Promise<string | null>;
  restore(removal: number): Promise<string | null>;
  cancel(): void;
}

/** What is kept and how much room it takes. */
export function createStorageStore(connection: Connection, newName: () => string): StorageStore {
  const store = createStore<StorageView>(() => ({ state: null, problem: null, busy: null }));
  let job: string | null = null;

  const load = async (): Promise<void> => {
    try {
      store.setState({ state: await connection.call('storage.get', {}), problem: null });
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  const doing = async (busy: string, work: (job: string) => Promise<string>): Promise<string | null> => {
    job = newName();
    store.setState({ busy, problem: null });
    try {
      return await work(job);
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
      return null;
    } finally {
      job = null;
      store.setState({ busy: null });
      const { problem } = store.getState();
      await load();
      if (problem !== null) store.setState({ problem });
    }
  };
  return {
    store,
    load,
    setLimits: (limits) =>
      doing('Applying the limits…', async () => {
        const { events } = await connection.call('storage.setLimits', { limits: [...limits] });
        return events === 0 ? 'Limits saved' : `Limits saved; ${eventWords(events)} removed for good`;
      }),
    emptyTrash: () =>
      doing('Emptying the trash…', async (name) => {
        const { events } = await connection.call('storage.emptyTrash', { job: name });
        return `${eventWords(events)} removed for good`;
      }),
    shrink: () =>
      doing('Making the file smaller…', async (name) => {
        const { freedBytes } = await connection.call('storage.shrink', { job: name });
        return freedBytes > 0 ? 'The file is smaller now' : 'There was nothing to give back';
      }),
    restore: (removal) =>
      doing('Bringing events back…', async () => {
        const { events } = await connection.call('events.restore', { removal });
        return `${eventWords(events)} back in the list`;
      }),
    cancel() {
      if (job !== null) connection.call('jobs.cancel', { job }).catch(() => {});
    },
  };
}

const eventWords = (events: number): string => `${events} ${events === 1 ? 'event' : 'events'}`;
