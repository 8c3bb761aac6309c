import { Worker } from 'node:worker_threads';
import type { Clock } from '../../clock.ts';
import { fromWire, HookglassError } from '../../contract/errors.ts';
import { threadEnd } from '../../thread-end.ts';
import type { OpenSearchRunner, SearchListener, SearchRunner, SearchSource } from './runner.ts';
import { searchSlices } from './slices.ts';
import { fromSearchWorker, type ToSearchWorker } from './worker-messages.ts';

/** The thread is made once the start of the app is over, or for the first search. Milliseconds. */
const START_AFTER_MS = 2_000;
/**
 * Reading a large history makes much that is thrown away at once; V8 would keep three times 16 MB at hand for it, for good.
 * Megabytes.
 */
const YOUNG_MB = 6;
/** Arrivals are told this often at most, in milliseconds. */
const TELL_EVERY_MS = 250;

/** Searches in a thread of its own with an index beside the history. `entry` is the built worker's file. */
export function searchThread(entry: string, clock: Clock): OpenSearchRunner {
  const slices = searchSlices(clock);
  return (source) => (source.dataDir === null ? slices(source) : runnerOf(entry, source.dataDir, source));
}

function runnerOf(entry: string, dataDir: string, { history, lastSeq }: SearchSource): SearchRunner {
  const listeners = new Map<number, SearchListener>();
  let worker: Worker | null = null;
  let lastId = 0;
  let telling: NodeJS.Timeout | null = null;

  const failAll = (reason: string): void => {
    worker = null;
    const open = [...listeners.values()];
    listeners.clear();
    for (const listener of open) listener.failed(died(reason));
  };
  const hear = (data: unknown): void => {
    const message = fromSearchWorker.safeParse(data);
    if (!message.success) return;
    const { data: told } = message;
    const listener = listeners.get(told.id);
    if (told.type === 'failed' || told.downTo === 1) listeners.delete(told.id);
    if (told.type === 'found') listener?.found(told.seqs, told.downTo);
    else listener?.failed(fromWire(told.error));
  };
  const start = (): Worker => {
    if (worker) return worker;
    const made = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    worker = made;
    made.unref();
    made.on('message', hear);
    made.on('error', (error) => worker === made && failAll(error.message));
    made.on('exit', (code) => worker === made && failAll(`exit code ${code}`));
    made.postMessage({ type: 'open', dataDir, history, last: lastSeq() } satisfies ToSearchWorker);
    return made;
  };
  const post = (message: ToSearchWorker): void => start().postMessage(message);
  const starting = setTimeout(start, START_AFTER_MS).unref();

  return {
    run(query, until, listener) {
      const id = ++lastId;
      listeners.set(id, listener);
      post({ type: 'start', id, query, last: until });
      return () => {
        if (listeners.delete(id) && worker) post({ type: 'stop', id });
      };
    },
    arrived() {
      telling ??= setTimeout(() => {
        telling = null;
        if (worker) post({ type: 'arrived', last: lastSeq() });
      }, TELL_EVERY_MS).unref();
    },
    reinspected() {
      if (worker) post({ type: 'reinspected' });
    },
    removed(seqs) {
      post({ type: 'removed', seqs: [...seqs] });
    },
    async close() {
      clearTimeout(starting);
      if (telling) clearTimeout(telling);
      listeners.clear();
      const ending = worker;
      worker = null;
      if (!ending) return;
      ending.ref();
      const ended = threadEnd(ending);
      ending.postMessage({ type: 'close' } satisfies ToSearchWorker);
      await ended;
    },
  };
}

function died(reason: string): HookglassError {
  return new HookglassError('internal', `The search ended by itself (${reason}). Search again.`);
}
