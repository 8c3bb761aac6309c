import { type MessagePortMain, utilityProcess } from 'electron';
import type { EngineChild } from '../core/supervisor.ts';
import { type EngineInit, type FromEngine, fromEngine, type ToEngine } from './engine-messages.ts';

const CLOSE_WITHIN_MS = 3_000;

export interface EngineProcess extends EngineChild {
  /** Hands it a port to serve. */
  give(port: MessagePortMain): void;
  tell(message: ToEngine): void;
}

export interface EngineProcessOptions {
  /** The built engine.js. */
  entry: string;
  init: EngineInit;
  onMessage(message: FromEngine): void;
  /** What it writes: its log lines, and a stack when it dies of one. */
  onOutput(text: string): void;
}

/** One life of the engine, in a process of its own: a crash of it takes neither the window nor the app with it. */
export function startEngineProcess({
  entry,
  init,
  onMessage,
  onOutput,
}: EngineProcessOptions): EngineProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Hookglass engine', stdio: 'pipe' });
  let cause: string | null = null;
  let closing: NodeJS.Timeout | undefined;

  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  }
  const onData = (listener: (message: FromEngine) => void): void => {
    child.on('message', (data: unknown) => {
      const message = fromEngine.safeParse(data);
      if (message.success) listener(message.data);
    });
  };
  onData((message) => {
    onMessage(message);
    if (message.type !== 'failed') return;
    cause = message.error.message;
    child.kill();
  });
  child.postMessage(init);

  return {
    ready: new Promise((resolve) => {
      onData((message) => message.type === 'up' && resolve());
    }),
    exited: new Promise((resolve) => {
      child.once('exit', (code) => {
        clearTimeout(closing);
        resolve({ how: cause ?? `exit code ${code}`, final: cause !== null });
      });
    }),
    tell: (message) => child.postMessage(message),
    give: (port) => child.postMessage({ type: 'port' }, [port]),
    stop() {
      child.postMessage({ type: 'close' });
      closing = setTimeout(() => child.kill(), CLOSE_WITHIN_MS);
    },
  };
}
