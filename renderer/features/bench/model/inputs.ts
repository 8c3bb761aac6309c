import { createStore, type StoreApi } from 'zustand/vanilla';
import { firstRecipe } from './recipe.ts';
import { emptySource, type Source } from './source.ts';

/** What was put into the bench, secrets aside: it is there again when one comes back from another screen. */
export interface InputsState {
  readonly source: Source;
  /** A scheme's id; null: the one that the headers fit. */
  readonly scheme: string | null;
  readonly headerName: string;
  readonly recipe: string;
  readonly url: string;
  /** When the request arrived, as it was typed; empty: the event's own time, or now. */
  readonly arrival: string;
}

export interface Inputs {
  readonly store: StoreApi<InputsState>;
  set(patch: Partial<InputsState>): void;
}

export function createInputs(): Inputs {
  const store = createStore<InputsState>(() => ({
    source: emptySource,
    scheme: null,
    headerName: '',
    recipe: firstRecipe,
    url: '',
    arrival: '',
  }));
  return { store, set: (patch) => store.setState(patch) };
}
