import process from 'node:process';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Work that Ctrl+C ends with what there is. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  const abort = (): void => end.abort();
  for (const signal of SIGNALS) process.once(signal, abort);
  try {
    return await work(end.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, abort);
  }
}
