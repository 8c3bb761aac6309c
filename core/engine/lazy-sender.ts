import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../sender/sender.ts';

export interface LazySender {
  get(): Promise<Sender>;
  close(): void;
}

/** The HTTP client is loaded with the first message: who only receives starts without it. */
export function lazySender({ clock, log }: { clock: Clock; log: Log }): LazySender {
  let loaded: Promise<Sender> | null = null;
  return {
    get() {
      loaded ??= import('../sender/sender.ts').then(({ createSender }) => createSender({ clock, log }));
      return loaded;
    },
    close: () => void loaded?.then((sender) => sender.close()),
  };
}
