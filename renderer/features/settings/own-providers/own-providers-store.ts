import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  OwnProviderFile,
  OwnProviderProblem,
  OwnProvidersState,
} from '../../../../core/contract/own-provider-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

/** What became of the last thing that the user did; it stays until the next. */
export type Outcome =
  | { readonly kind: 'installed' | 'restored'; readonly label: string }
  | { readonly kind: 'reloaded'; readonly providers: number; readonly problems: number }
  | { readonly kind: 'removed'; readonly label: string; readonly removed: string }
  /** Waits for the user's word. */
  | { readonly kind: 'exists'; readonly id: string; readonly files: readonly OwnProviderFile[] }
  | { readonly kind: 'refused'; readonly problems: readonly OwnProviderProblem[] }
  | { readonly kind: 'failed'; readonly message: string };

export interface OwnProvidersView {
  /** null until the engine has been asked. */
  readonly state: OwnProvidersState | null;
  readonly busy: boolean;
  readonly outcome: Outcome | null;
}

export interface OwnProvidersStore {
  readonly store: StoreApi<OwnProvidersView>;
  reload(): Promise<void>;
  install(files: readonly OwnProviderFile[], replace?: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  restore(removed: string): Promise<void>;
  /** Shows something that came to its end without the engine. */
  show(outcome: Outcome | null): void;
}

/** The user's own providers as the engine has them, and what the page does with them. */
export function createOwnProviders(connection: Connection): OwnProvidersStore {
  const store = createStore<OwnProvidersView>(() => ({ state: null, busy: false, outcome: null }));
  const ask = async (): Promise<void> => {
    const state = await connection.call('ownProviders.list', {});
    store.setState({ state });
  };
  const quietly = (): void => void ask().catch(() => {});
  connection.onLive(quietly);
  connection.onPush(({ name }) => {
    if (name === 'providers.changed') quietly();
  });

  /** One at a time. What goes wrong is an outcome like any other. */
  const doing = async (work: () => Promise<Partial<OwnProvidersView>>): Promise<void> => {
    if (store.getState().busy) return;
    store.setState({ busy: true, outcome: null });
    try {
      store.setState(await work());
    } catch (thrown) {
      store.setState({ outcome: { kind: 'failed', message: messageOf(thrown) } });
    } finally {
      store.setState({ busy: false });
    }
  };

  return {
    store,
    reload: () =>
      doing(async () => {
        const state = await connection.call('ownProviders.reload', {});
        const { providers, problems } = state;
        return {
          state,
          outcome: { kind: 'reloaded', providers: providers.length, problems: problems.length },
        };
      }),
    install: (files, replace = false) =>
      doing(async () => {
        const answer = await connection.call('ownProviders.install', { files: [...files], replace });
        if (answer.status === 'refused') return { outcome: { kind: 'refused', problems: answer.problems } };
        if (answer.status === 'exists') return { outcome: { kind: 'exists', id: answer.id, files } };
        return {
          state: answer.state,
          outcome: { kind: 'installed', label: labelOf(answer.state, answer.id) },
        };
      }),
    remove: (id) =>
      doing(async () => {
        const label = labelOf(store.getState().state, id);
        const { removed, state } = await connection.call('ownProviders.remove', { id });
        return { state, outcome: { kind: 'removed', label, removed } };
      }),
    restore: (removed) =>
      doing(async () => {
        const { id, state } = await connection.call('ownProviders.restore', { removed });
        return { state, outcome: { kind: 'restored', label: labelOf(state, id) } };
      }),
    show: (outcome) => store.setState({ outcome }),
  };
}

function labelOf(state: OwnProvidersState | null, id: string): string {
  return state?.providers.find((provider) => provider.id === id)?.label ?? id;
}
