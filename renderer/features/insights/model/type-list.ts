import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DriftType } from '../../../../core/contract/drift-calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import type { Clocks } from '../../inbox/model/batch.ts';

export type TypeName = Pick<DriftType, 'provider' | 'eventType'>;

export const keyOf = ({ provider, eventType }: TypeName): string => `${provider}/${eventType}`;

export interface TypeListState {
  /** `loading` until the types have been counted once; `failed` where they could not be. */
  phase: 'loading' | 'ready' | 'failed';
  problem: string | null;
  types: readonly DriftType[];
  /** Events of types that are not listed. */
  more: number;
}

/** Which event types have come, and how often. */
export interface TypeList {
  readonly store: StoreApi<TypeListState>;
  load(): Promise<void>;
  /** Keeps it up while it is on the screen. Returns the way to stop. */
  open(): () => void;
}

/** Asked for at most this often while events arrive. */
const REFRESH_MS = 1_000;

const atStart: TypeListState = { phase: 'loading', problem: null, types: [], more: 0 };

export function createTypeList(connection: Connection, clocks: Clocks): TypeList {
  const store = createStore<TypeListState>(() => atStart);
  let isOpen = false;
  let waits = false;

  const load = async (): Promise<void> => {
    try {
      const { types, more } = await connection.call('drift.types', {});
      store.setState({ phase: 'ready', problem: null, types, more });
    } catch (thrown) {
      // A lost link is made again, and the fresh one asks again.
      if (thrown instanceof HookglassError && thrown.code === 'connection-lost') return;
      // A list that is here stays: it is only older than it could be.
      if (store.getState().phase !== 'ready') store.setState({ phase: 'failed', problem: messageOf(thrown) });
    }
  };
  const loadSoon = (): void => {
    if (waits || !isOpen) return;
    waits = true;
    clocks.timer(() => {
      waits = false;
      if (isOpen) void load();
    }, REFRESH_MS);
  };

  connection.onPush((push) => {
    if (push.name === 'events.added') loadSoon();
    if (push.name === 'events.reinspected' && isOpen) void load();
  });
  connection.onLive(() => {
    if (isOpen) void load();
  });

  return {
    store,
    load,
    open() {
      isOpen = true;
      void load();
      return () => {
        isOpen = false;
      };
    },
  };
}
