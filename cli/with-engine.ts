import { systemClock } from '../core/clock.ts';
import { type CallInput, type CallName, type CallOutput, calls } from '../core/contract/calls.ts';
import { workerRunner } from '../core/engine/bench/worker-runner.ts';
import { createEngine, type Engine } from '../core/engine/engine.ts';
import { silentLog } from '../core/log.ts';
import { memoryVault } from '../core/vault/vault.ts';
import { paths, version } from './surroundings.ts';

/** Works on a history through the engine, as the window does, without receiving anything. */
export async function withEngine<T>(dataDir: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await createEngine({
    dataDir,
    fixturesDir: paths.fixtures,
    version,
    vault: memoryVault('The command line keeps no secrets.'),
    clock: systemClock,
    log: silentLog,
    benchRunner: workerRunner(paths.benchWorker),
  });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** What the engine answers, read as the contract has it. */
export async function call<N extends CallName>(
  engine: Engine,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  return calls[name].output.parse(await engine.call(name, input)) as CallOutput<N>;
}
