import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../sender/sender.ts';

export interface LazySender {
  get(): Promise<Sender>;
  close(): void;
}

/** The HTTP client is loaded with the first delivery: who only receives starts without it. */
export function lazySender({ clock, log }: { readonly clock: Clock; readonly log: Log }): LazySender {
  let loaded: Promise<Sender> | null = null;
  return {
    get() {
      loaded ??= import('../sender/sender.ts').then(({ createSender }) => createSender({ clock, log }));
      return loaded;
    },
    // One that could not be loaded has told its callers.
    close: () =>
      void loaded?.then(
        (sender) => sender.close(),
        () => undefined,
      ),
  };
}
