import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CatalogueProvider } from '../../../core/contract/catalogue-calls.ts';
import { HookglassError } from '../../../core/contract/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { messageOf } from '../../ui/message-of.ts';
import type { Clocks } from '../inbox/model/batch.ts';

export interface CatalogueState {
  /** `loading` until the first answer; `failed` where none came. */
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why the last question failed. */
  readonly problem: string | null;
  readonly providers: readonly CatalogueProvider[];
}

export interface Catalogue {
  readonly store: StoreApi<CatalogueState>;
  /** Kept up to date from now on, until the returned function is called. */
  open(): () => void;
  again(): void;
}

/** While events pour in, what has arrived is counted at most this often. */
const REST_MS = 500;

/** The catalogue is asked for when it is first looked at, and again when something has arrived while it is. */
export function createCatalogue(connection: Connection, clocks: Clocks): Catalogue {
  const store = createStore<CatalogueState>(() => ({ phase: 'loading', problem: null, providers: [] }));
  let lookers = 0;
  let outdated = true;
  let busy = false;

  const ask = async (): Promise<void> => {
    try {
      const { providers } = await connection.call('catalogue.list', {});
      store.setState({ phase: 'ready', problem: null, providers });
    } catch (thrown) {
      // A lost link is made again, and the fresh one asks again.
      if (thrown instanceof HookglassError && thrown.code === 'connection-lost') return;
      const problem = messageOf(thrown);
      store.setState(({ phase }) => ({ phase: phase === 'ready' ? 'ready' : 'failed', problem }));
    }
  };
  const load = async (): Promise<void> => {
    if (busy || !outdated || lookers === 0) return;
    busy = true;
    outdated = false;
    await ask();
    clocks.timer(() => {
      busy = false;
      void load();
    }, REST_MS);
  };
  const again = (): void => {
    outdated = true;
    void load();
  };

  connection.onLive(again);
  connection.onPush(({ name }) => {
    if (name === 'events.added' || name === 'events.reinspected') again();
  });
  return {
    store,
    open() {
      lookers++;
      void load();
      return () => {
        lookers--;
      };
    },
    again,
  };
}
