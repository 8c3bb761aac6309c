import type { Attempt, OutgoingMessage, SendOptions } from './attempt.ts';
import type { Sender } from './sender.ts';

export interface ManyOptions<M extends OutgoingMessage> extends SendOptions {
  /** So many attempts are under way at once. */
  readonly concurrency: number;
  /** Hears of each attempt as it ends, with its message. Nothing of it is kept here. */
  readonly onAttempt: (attempt: Attempt, message: M) => void;
}

/** Sends messages as they are taken from `messages`, until these end or the signal says so. Rejects with what `messages` throws. */
export async function sendMany<M extends OutgoingMessage>(
  sender: Sender,
  messages: Iterable<M> | AsyncIterable<M>,
  { concurrency, onAttempt, ...options }: ManyOptions<M>,
): Promise<void> {
  const queue =
    Symbol.asyncIterator in messages ? messages[Symbol.asyncIterator]() : messages[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    // One of its own: as many lanes as there may be would be too many listeners on the run's.
    const signal = options.signal && AbortSignal.any([options.signal]);
    while (options.signal?.aborted !== true) {
      const next = await queue.next();
      if (next.done) return;
      onAttempt(await sender.send(next.value, { ...options, signal }), next.value);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
