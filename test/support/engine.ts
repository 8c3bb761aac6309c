import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '../../core/clock.ts';
import type { CallInput, CallName, CallOutput, Push } from '../../core/contract/calls.ts';
import { sliceRunner } from '../../core/engine/bench/slices.ts';
import { createEngine, type Engine, type EngineOptions } from '../../core/engine/engine.ts';
import { silentLog } from '../../core/log.ts';
import { memoryVault } from '../../core/vault/vault.ts';

export const fixturesDir = resolve('fixtures');

/** A folder of its own for one test, gone afterwards. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hookglass-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface RunningEngine {
  readonly engine: Engine;
  readonly url: string;
  readonly port: number;
  readonly pushes: Push[];
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Resolves once the history holds so many events and their pushes have come. */
  arrived(total: number): Promise<void>;
  close(): Promise<void>;
}

/** Made anew for each engine: a vault must not carry secrets from one test to the next. */
export const engineOptions = (): EngineOptions => ({
  dataDir: null,
  fixturesDir,
  version: '0.0.0-test',
  vault: memoryVault('a test'),
  clock: systemClock,
  log: silentLog,
  benchRunner: sliceRunner(systemClock),
  checkOutputs: true,
});

/** The real engine with its receiver on a free port, or on a given one that may be taken: then `url` is empty. */
export async function startEngine(
  options: Partial<EngineOptions> = {},
  port = 0,
  making: Promise<Engine> = createEngine({ ...engineOptions(), ...options }),
): Promise<RunningEngine> {
  const engine = await making;
  const pushes: Push[] = [];
  const waiting = new Set<() => void>();
  engine.onPush((push) => {
    pushes.push(push);
    for (const look of waiting) look();
  });
  const call = <N extends CallName>(name: N, input: CallInput<N>) =>
    engine.call(name, input) as Promise<CallOutput<N>>;
  const { receiver } = await call('receiver.start', { port });
  const listening = receiver.status === 'listening' ? receiver : { url: '', port: 0 };

  const pushedTotal = (): number =>
    pushes.reduce(
      (total, push) => (push.name === 'events.added' ? Math.max(total, push.data.total) : total),
      0,
    );
  return {
    engine,
    url: listening.url,
    port: listening.port,
    pushes,
    call,
    arrived: (total) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (pushedTotal() < total) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => engine.close(),
  };
}
