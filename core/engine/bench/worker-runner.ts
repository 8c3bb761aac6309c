import { Worker } from 'node:worker_threads';
import { fromWire, HookglassError, toHookglassError } from '../../contract/errors.ts';
import type { BenchListener, BenchRunner } from './runner.ts';
import { fromBenchWorker } from './worker-messages.ts';

/** Runs each task in a thread of its own, so that it can be stopped at any moment. `entry` is the built worker's file. */
export function workerRunner(entry: string): BenchRunner {
  return (task, listener) => {
    const worker = new Worker(entry);
    let open = true;
    const end = (tell: (listener: BenchListener) => void): void => {
      if (!open) return;
      open = false;
      void worker.terminate();
      tell(listener);
    };
    worker.on('message', (data: unknown) => {
      const message = fromBenchWorker.safeParse(data);
      if (!message.success || !open) return;
      const { data: told } = message;
      if (told.type === 'checked') listener.checked(told.result);
      else if (told.type === 'progress') listener.progress(told.tried, told.total);
      else if (told.type === 'done') end(({ done }) => done(told.result));
      else end(({ failed }) => failed(fromWire(told.error)));
    });
    worker.on('error', (error) => end(({ failed }) => failed(toHookglassError(error))));
    worker.on('exit', (code) => end(({ failed }) => failed(diedWith(code))));
    worker.postMessage(task);
    return () => end(() => undefined);
  };
}

function diedWith(code: number): HookglassError {
  return new HookglassError(
    'internal',
    `The search for the cause ended by itself (exit code ${code}). Start it again; a smaller body takes less memory.`,
  );
}
