// The search's own thread: reads the history, writes the index beside it, and holds up nobody.
import { parentPort } from 'node:worker_threads';
import { systemClock } from '../../clock.ts';
import { toWire } from '../../contract/errors.ts';
import { openHistoryForReading } from '../../store/history.ts';
import { createIndexer } from '../../store/search/indexer.ts';
import { createOutcomeColumns } from '../../store/search/outcome-columns.ts';
import { openTextIndex, type WritableTextIndex } from '../../store/search/text-index.ts';
import { createSearchLoop, type SearchLoop } from './loop.ts';
import { createPace } from './pace.ts';
import { type FromSearchWorker, type ToSearchWorker, toSearchWorker } from './worker-messages.ts';

const clock = systemClock;
const tell = (message: FromSearchWorker): void => parentPort?.postMessage(message);

interface Work {
  readonly loop: SearchLoop;
  arrived(last: number): void;
  reinspected(): void;
  removed(seqs: readonly number[]): void;
  close(): void;
}

function open({ dataDir, history, last }: Extract<ToSearchWorker, { type: 'open' }>): Work {
  const opened = openHistoryForReading(dataDir);
  if (!opened) throw new Error('There is no history to search.');
  const { database } = opened;
  const index = indexOf(dataDir, history, last);
  const columns = createOutcomeColumns(database);
  const indexNext = index && createIndexer(database, index);
  const pace = createPace(clock, last);
  let timer: NodeJS.Timeout | null = null;
  let searching = false;

  const wait = (ms: number): void => {
    timer ??= setTimeout(indexSome, ms);
  };
  const indexSome = (): void => {
    timer = null;
    // A search is waited for by somebody, the index by nobody.
    if (searching || !index || !indexNext) return;
    const from = clock.monotonic();
    if (indexNext()) wait(pace.rest(index.until, clock.monotonic() - from));
  };
  const loop = createSearchLoop({
    sources: { database, history, columns, index },
    clock,
    tell: {
      found: (id, seqs, downTo) => tell({ type: 'found', id, seqs, downTo }),
      failed: (id, error) => tell({ type: 'failed', id, error: toWire(error) }),
    },
    onIdle() {
      searching = false;
      wait(0);
    },
  });
  // The first search is not to wait for this.
  for (const _ of columns.load());
  wait(0);

  return {
    loop: {
      ...loop,
      start(id, query, until) {
        searching = true;
        loop.start(id, query, until);
      },
    },
    arrived(until) {
      pace.arrived(until);
      wait(pace.rest(index?.until ?? until, 0));
    },
    reinspected: columns.forget,
    removed(seqs) {
      columns.forget();
      index?.remove(seqs);
    },
    close() {
      if (timer) clearTimeout(timer);
      loop.close();
      index?.close();
      opened.close();
    },
  };
}

/** Where none can be written, every text is read. */
function indexOf(dataDir: string, history: string, last: number): WritableTextIndex | null {
  try {
    return openTextIndex(dataDir, history, last);
  } catch {
    return null;
  }
}

let work: Work | null = null;

function hear(message: ToSearchWorker): void {
  if (message.type === 'open') work = open(message);
  else if (work) tellWork(work, message);
}

function tellWork(open: Work, message: Exclude<ToSearchWorker, { type: 'open' }>): void {
  switch (message.type) {
    case 'start':
      open.loop.start(message.id, message.query, message.last);
      break;
    case 'stop':
      open.loop.stop(message.id);
      break;
    case 'arrived':
      open.arrived(message.last);
      break;
    case 'reinspected':
      open.reinspected();
      break;
    case 'removed':
      open.removed(message.seqs);
      break;
    case 'close':
      open.close();
      parentPort?.close();
  }
}

parentPort?.on('message', (data: unknown) => hear(toSearchWorker.parse(data)));
