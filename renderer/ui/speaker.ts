import { createStore, type StoreApi } from 'zustand/vanilla';
import { messageOf } from './message-of.ts';

export interface SpeakerState {
  readonly text: string;
  /** Why something that was asked for was not done; null where nothing is to be told. */
  readonly trouble: string | null;
}

/** What is said to the user where no place on the screen says it. */
export interface Speaker {
  readonly store: StoreApi<SpeakerState>;
  /** For a screen reader alone, beside what it finds: what happened is seen. One polite region in the page reads it. */
  say(text: string): void;
  /** For everybody: what was asked for was not done, and why. It stands on the screen until it is dismissed. */
  fail(thrown: unknown): void;
  dismiss(): void;
}

export function createSpeaker(): Speaker {
  const store = createStore<SpeakerState>(() => ({ text: '', trouble: null }));
  return {
    store,
    say(text) {
      // The same words twice would be no change and stay unsaid.
      store.setState((now) => ({ text: now.text === text ? `${text}\u00a0` : text }));
    },
    fail: (thrown) => store.setState({ trouble: messageOf(thrown) }),
    dismiss: () => store.setState({ trouble: null }),
  };
}
