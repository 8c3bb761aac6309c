import { Worker } from 'node:worker_threads';

/** How long a thread that has nothing to do is kept, in milliseconds. */
const IDLE_MS = 60_000;

/** Threads for the bench's work. */
export interface Threads {
  /** A thread that does nothing else. */
  take(): Worker;
  /** Takes a thread back that has done its work: what it has compiled makes the next search faster. */
  giveBack(worker: Worker): void;
  /** Ends the one that waits. */
  close(): void;
}

/** One thread is kept for the next task, and keeps nobody from ending. `entry` is the built worker's file. */
export function createThreads(entry: string): Threads {
  let spare: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;

  const release = (): Worker | null => {
    if (timer) clearTimeout(timer);
    timer = null;
    const worker = spare;
    spare = null;
    if (worker) deafen(worker);
    return worker;
  };
  const close = (): void => void release()?.terminate();

  return {
    take() {
      const worker = release();
      if (!worker) return new Worker(entry);
      worker.ref();
      return worker;
    },
    giveBack(worker) {
      close();
      spare = worker;
      worker.unref();
      // One that dies while it waits is only not there any more.
      for (const event of ['error', 'exit']) worker.once(event, () => spare === worker && release());
      timer = setTimeout(close, IDLE_MS).unref();
    },
    close,
  };
}

/** Nobody hears the thread any more. An error that nobody hears would end the whole process. */
export function deafen(worker: Worker): void {
  // Not all at once: the thread's own listeners carry its messages.
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  worker.on('error', () => undefined);
}
