import process from 'node:process';
import { systemClock } from '../core/clock.ts';
import { toWire } from '../core/contract/errors.ts';
import { ownProvidersState } from '../core/contract/own-provider-calls.ts';
import { serve } from '../core/contract/rpc.ts';
import { engineState } from '../core/contract/state.ts';
import { createEngine, type Engine } from '../core/engine/engine.ts';
import { silentLog } from '../core/log.ts';
import { memoryVault } from '../core/vault.ts';
import { openInterfaceServer } from './serving/interface-server.ts';
import { type ServingOptions, type ServingReport, servingOptions } from './serving/messages.ts';

/** The process behind `hookglass serve`: the engine and the interface's server. The command starts it anew if it dies. */
async function main(): Promise<void> {
  const options = servingOptions.parse(JSON.parse(process.argv[2] ?? ''));
  const engine = await createEngine({
    dataDir: options.dataDir,
    fixturesDir: options.fixturesDir,
    version: options.version,
    vault: memoryVault('A browser has no system vault to offer; secrets last as long as this process.'),
    clock: systemClock,
    log: silentLog,
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
  });
  report(await startReceiver(engine, options, interfacePort));
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
