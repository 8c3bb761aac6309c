import { HookglassError } from '../../contract/errors.ts';

export interface Piece {
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** Hands the pieces of a file from the calls that bring them to the work that reads them, one at a time. */
export interface Pieces {
  /** Resolves when the next may come. Rejects with `job-cancelled` once nobody reads any more. */
  give(piece: Piece): Promise<void>;
  /** The next one; the one before is done with. */
  next(): Promise<Piece>;
  /** Nobody reads any more. */
  close(): void;
}

interface Waiting {
  readonly piece: Piece;
  readonly done: () => void;
  readonly fail: (error: HookglassError) => void;
}

export function createPieces(signal: AbortSignal): Pieces {
  const queue: Waiting[] = [];
  let read: Waiting | null = null;
  let wanted: { take: (waiting: Waiting) => void; fail: (error: HookglassError) => void } | null = null;
  let open = true;

  const serve = (): void => {
    const next = wanted && queue.shift();
    if (!wanted || !next) return;
    wanted.take(next);
    wanted = null;
  };
  const close = (): void => {
    open = false;
    for (const { fail } of read ? [read, ...queue] : queue) fail(cancelled());
    read = null;
    queue.length = 0;
    wanted?.fail(cancelled());
    wanted = null;
  };
  signal.addEventListener('abort', close, { once: true });

  return {
    give: (piece) =>
      new Promise((done, fail) => {
        if (!open) {
          fail(cancelled());
          return;
        }
        queue.push({ piece, done, fail });
        serve();
      }),
    async next() {
      read?.done();
      read = null;
      if (!open) throw cancelled();
      const waiting = await new Promise<Waiting>((take, fail) => {
        wanted = { take, fail };
        serve();
      });
      read = waiting;
      return waiting.piece;
    },
    close() {
      read?.done();
      read = null;
      signal.removeEventListener('abort', close);
      close();
    },
  };
}

const cancelled = (): HookglassError => new HookglassError('job-cancelled', 'It was cancelled.');
