import type { Attempt, OutgoingMessage, SendOptions } from './attempt.ts';
import type { Sender } from './sender.ts';

export interface ManyOptions extends SendOptions {
  /** So many attempts are under way at once. */
  readonly concurrency: number;
  /** Hears of each attempt as it ends, with the message's place in the order. Nothing of it is kept here. */
  readonly onAttempt: (attempt: Attempt, index: number) => void;
}

/** Sends messages as they are taken from `messages`, until these end or the signal says so. */
export async function sendMany(
  sender: Sender,
  messages: Iterable<OutgoingMessage>,
  { concurrency, onAttempt, ...options }: ManyOptions,
): Promise<void> {
  const queue = messages[Symbol.iterator]();
  let taken = 0;
  const lane = async (): Promise<void> => {
    while (options.signal?.aborted !== true) {
      const next = queue.next();
      if (next.done) return;
      const index = taken++;
      onAttempt(await sender.send(next.value, options), index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
