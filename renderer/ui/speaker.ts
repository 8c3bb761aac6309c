import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a screen reader is told, beside what it finds. One polite region in the page reads it. */
export interface Speaker {
  readonly store: StoreApi<{ text: string }>;
  say(text: string): void;
}

export function createSpeaker(): Speaker {
  const store = createStore(() => ({ text: '' }));
  return {
    store,
    say(text) {
      // The same words twice would be no change and stay unsaid.
      store.setState((now) => ({ text: now.text === text ? `${text}\u00a0` : text }));
    },
  };
}
