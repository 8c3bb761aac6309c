import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../../core/contract/calls.ts';
import type { Environment, SavedDraft } from '../../../../core/contract/simulator-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

export interface KeptState {
  readonly drafts: readonly SavedDraft[];
  readonly environments: readonly Environment[];
  /** The draft that was removed last and can be brought back. */
  readonly removed: SavedDraft | null;
  readonly problem: string | null;
}

/** Saved drafts and environments, as the engine has them. A change that fails is told in `problem`. */
export interface Kept {
  readonly store: StoreApi<KeptState>;
  save(input: CallInput<'drafts.save'>): Promise<void>;
  remove(draft: SavedDraft): Promise<void>;
  restore(): Promise<void>;
  saveEnvironment(environment: Environment): Promise<void>;
  removeEnvironment(name: string): Promise<void>;
}

export function createKept(connection: Connection): Kept {
  const store = createStore<KeptState>(() => ({
    drafts: [],
    environments: [],
    removed: null,
    problem: null,
  }));
  const telling = async (change: () => Promise<Partial<KeptState>>): Promise<void> => {
    try {
      store.setState({ problem: null, ...(await change()) });
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  connection.onLive(
    () =>
      void telling(async () => ({
        ...(await connection.call('drafts.list', {})),
        ...(await connection.call('environments.list', {})),
      })),
  );
  return {
    store,
    save: (input) =>
      telling(async () => {
        const { drafts } = await connection.call('drafts.save', input);
        return { drafts };
      }),
    remove: (draft) =>
      telling(async () => ({
        ...(await connection.call('drafts.remove', { id: draft.id })),
        removed: draft,
      })),
    restore: () =>
      telling(async () => {
        const { removed } = store.getState();
        if (!removed) return {};
        return { ...(await connection.call('drafts.restore', { id: removed.id })), removed: null };
      }),
    saveEnvironment: (environment) => telling(() => connection.call('environments.save', { environment })),
    removeEnvironment: (name) => telling(() => connection.call('environments.remove', { name })),
  };
}
