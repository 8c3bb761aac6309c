import { fromWire, HookglassError, toHookglassError } from '../../contract/errors.ts';
import type { BenchListener, BenchRunner } from './runner.ts';
import { createThreads, deafen } from './threads.ts';
import { fromBenchWorker } from './worker-messages.ts';

type End = (listener: BenchListener) => void;

/** Runs each task in a thread of its own, so that it can be stopped at any moment. `entry` is the built worker's file. */
export function workerRunner(entry: string): BenchRunner {
  const threads = createThreads(entry);
  return {
    close: threads.close,
    run(task, listener) {
      const worker = threads.take();
      let open = true;
      const end = (how: 'finished' | 'stopped', tell: End): void => {
        if (!open) return;
        open = false;
        deafen(worker);
        if (how === 'finished') threads.giveBack(worker);
        else void worker.terminate();
        tell(listener);
      };
      worker.on('message', (data: unknown) => {
        const message = fromBenchWorker.safeParse(data);
        if (!message.success) return;
        const { data: told } = message;
        if (told.type === 'checked') listener.checked(told.result);
        else if (told.type === 'progress') listener.progress(told.tried, told.total);
        else if (told.type === 'done') end('finished', ({ done }) => done(told.result));
        else end('finished', ({ failed }) => failed(fromWire(told.error)));
      });
      worker.on('error', (error) => end('stopped', ({ failed }) => failed(toHookglassError(error))));
      worker.on('exit', (code) => end('stopped', ({ failed }) => failed(diedWith(code))));
      worker.postMessage(task);
      return () => end('stopped', () => undefined);
    },
  };
}

function diedWith(code: number): HookglassError {
  return new HookglassError(
    'internal',
    `The search for the cause ended by itself (exit code ${code}). Start it again; a smaller body takes less memory.`,
  );
}
