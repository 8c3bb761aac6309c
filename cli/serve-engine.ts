import { once } from 'node:events';
import process from 'node:process';
import { systemClock } from '../core/clock.ts';
import { toWire } from '../core/contract/errors.ts';
import { ownProvidersState } from '../core/contract/own-provider-calls.ts';
import { serve } from '../core/contract/rpc.ts';
import { engineState } from '../core/contract/state.ts';
import { isWanted } from '../core/contract/tunnel.ts';
import { workerRunner } from '../core/engine/bench/worker-runner.ts';
import { createEngine, type Engine } from '../core/engine/engine.ts';
import { searchThread } from '../core/engine/search/worker-runner.ts';
import { createSwitchable } from '../core/engine/switchable.ts';
import { silentLog } from '../core/log.ts';
import { checkpointThread } from '../core/store/checkpoints.ts';
import { nodeTunnel } from '../core/tunnel-runner/node-process.ts';
import type { Vault } from '../core/vault/vault.ts';
import { openInterfaceServer } from './serving/interface-server.ts';
import { type ServingOptions, type ServingReport, servingOptions } from './serving/messages.ts';
import { vaultOfCommand } from './serving/vault-channel.ts';
import { paths } from './surroundings.ts';

/** The process behind `hookglass serve`: the engine and the interface's server. The command starts it anew if it dies. */
async function main(): Promise<void> {
  const [first] = (await once(process, 'message')) as unknown[];
  const options = servingOptions.parse(first);
  const { vault } = vaultOfCommand(options.vault);
  const engine = await createSwitchable({
    incognito: options.incognito,
    make: (incognito) => make(options, vault, incognito),
    onSwitch: (on) => report({ type: 'incognito', on }),
  });
  const end = (): void => void engine.close().finally(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  // The command is gone, however it went: nothing of it stays behind.
  process.on('disconnect', end);

  const interfacePort = await openInterfaceServer(options.interfacePort, {
    interfaceDir: options.interfaceDir,
    token: options.token,
    onPort: (port) => serve(port, engine),
  });
  await reportOwnProviders(engine);
  engine.onPush((push) => {
    if (push.name === 'providers.changed') void reportOwnProviders(engine);
    if (push.name === 'tunnel.changed') report({ type: 'tunnel-wanted', on: isWanted(push.data.state) });
  });
  report(await startReceiver(engine, options, interfacePort));
}

function make(
  { dataDir, fixturesDir, version, durability, tunnel: atStart }: ServingOptions,
  vault: Vault,
  incognito: boolean,
): Promise<Engine> {
  return createEngine({
    ...{ dataDir, fixturesDir, version, vault, incognito, clock: systemClock, log: silentLog },
    ...(durability && { durability }),
    benchRunner: workerRunner(paths.benchWorker),
    searchRunner: searchThread(paths.searchWorker, systemClock),
    checkpoints: checkpointThread(paths.checkpointWorker),
    tunnel: { startProcess: nodeTunnel(paths.tunnelChild), atStart },
  });
}

async function reportOwnProviders(engine: Engine): Promise<void> {
  const { problems } = ownProvidersState.parse(await engine.call('ownProviders.list', {}));
  report({ type: 'own-providers', problems });
}

async function startReceiver(
  engine: Engine,
  { receiverPort }: ServingOptions,
  interfacePort: number,
): Promise<ServingReport> {
  const { receiver } = engineState.parse(await engine.call('receiver.start', { port: receiverPort }));
  const listening = receiver.status === 'listening' ? receiver : null;
  return {
    type: 'ready',
    interfacePort,
    receiverPort: listening?.port ?? receiverPort,
    receiverUrl: listening?.url ?? null,
    receiverProblem: receiver.status === 'failed' ? receiver.error.message : null,
  };
}

function report(message: ServingReport): void {
  process.send?.(message);
}

main().catch((thrown: unknown) => {
  process.send?.({ type: 'failed', error: toWire(thrown) } satisfies ServingReport, () => process.exit(1));
});
