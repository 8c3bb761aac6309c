import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { RunningHandler } from './listen.mjs';

/** Starts the handler that crashes on malformed JSON, in a process of its own. */
export async function crashingHandler(): Promise<RunningHandler> {
  const child = fork(resolve('test/support/handlers/crashing.mjs'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as unknown[];
  const { url } = z.object({ url: z.string() }).parse(message);
  return {
    url,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
