// The bench's own thread: does one task after the other. Secrets come by message and go nowhere else.
import { parentPort } from 'node:worker_threads';
import { bench } from '../../bench/bench.ts';
import type { BenchTask } from '../../bench/task.ts';
import { systemClock } from '../../clock.ts';
import { toWire } from '../../contract/errors.ts';
import { stepTeller } from './progress.ts';
import type { FromBenchWorker } from './worker-messages.ts';

const tell = (message: FromBenchWorker): void => parentPort?.postMessage(message);

function run(task: BenchTask): void {
  const step = stepTeller(systemClock, {
    checked: (result) => tell({ type: 'checked', result }),
    progress: (tried, total) => tell({ type: 'progress', tried, total }),
  });
  try {
    const going = bench(task);
    let next = going.next();
    for (; !next.done; next = going.next()) step(next.value);
    tell({ type: 'done', result: next.value });
  } catch (thrown) {
    tell({ type: 'failed', error: toWire(thrown) });
  }
}

// What the engine's own code posts: a task, and the next only when this one is over.
parentPort?.on('message', (task: BenchTask) => run(task));
