// The engine's process: builds the engine it is told to, and serves every port it is handed.
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import { systemClock } from '../core/clock.ts';
import { toWire } from '../core/contract/errors.ts';
import { messagePort } from '../core/contract/port.ts';
import { serve } from '../core/contract/rpc.ts';
import { isWanted } from '../core/contract/tunnel.ts';
import { workerRunner } from '../core/engine/bench/worker-runner.ts';
import { createEngine, type Engine } from '../core/engine/engine.ts';
import { searchThread } from '../core/engine/search/worker-runner.ts';
import { createSwitchable } from '../core/engine/switchable.ts';
import { lineLog } from '../core/log.ts';
import { checkpointThread } from '../core/store/checkpoints.ts';
import { type HostedVault, hostedVault } from '../core/vault/hosted.ts';
import type { Vault } from '../core/vault/vault.ts';
import { type EngineInit, type FromEngine, toEngine } from './engine-messages.ts';
import { type EventWatch, watchEvents } from './engine-watch.ts';
import { hostedTunnel } from './tunnel/hosted.ts';

const parent = process.parentPort;
const log = lineLog((line) => process.stderr.write(line), systemClock.now);
let engine: Engine | null = null;
let watch: EventWatch | null = null;
let vault: HostedVault | null = null;
const tell = (message: FromEngine): void => parent.postMessage(message);
const tunnel = hostedTunnel((request) => tell({ type: 'tunnel', request }));

parent.on('message', ({ data, ports }) => {
  const message = toEngine.safeParse(data);
  if (!message.success) return;
  if (message.data.type === 'init') void start(message.data);
  if (message.data.type === 'port') servePort(ports[0]);
  if (message.data.type === 'close') void close();
  if (message.data.type === 'vault-stored' || message.data.type === 'vault-refused')
    vault?.hear(message.data);
  if (message.data.type === 'tunnel') tunnel.hear(message.data.report);
  if (message.data.type === 'watch') void watch?.set(message.data.query);
  if (message.data.type === 'capture')
    void engine?.call('capture.set', { on: message.data.on }).catch(() => undefined);
  if (message.data.type === 'resumed') void engine?.call('tunnel.renew', {});
});

async function start(init: EngineInit): Promise<void> {
  try {
    engine = await build(init);
  } catch (thrown) {
    log.error('the engine cannot start', { reason: toWire(thrown).message });
    tell({ type: 'failed', error: toWire(thrown) });
    return;
  }
  engine.onPush((push) => {
    if (push.name === 'engine.changed') {
      tell({ type: 'receiver', state: push.data.receiver });
      tell({ type: 'capture', on: push.data.capture === 'on' });
    }
    if (push.name === 'tunnel.changed') tell({ type: 'tunnel-wanted', on: isWanted(push.data.state) });
  });
  watch = watchEvents(engine, (newest, count) => tell({ type: 'watched', newest, count }));
  void watch.set(init.watch);
  await engine.call('receiver.start', { port: init.receiver.port, host: init.receiver.host });
  tell({ type: 'up' });
}

function build({ incognito, vault: snapshot, ...init }: EngineInit): Promise<Engine> {
  const hosted = hostedVault(snapshot, tell);
  vault = hosted;
  return createSwitchable({
    incognito,
    make: (inMemory) => make(init, hosted.vault, inMemory),
    onSwitch: (on) => tell({ type: 'incognito', on }),
  });
}

function make(
  { dataDir, version, receiver, notices, tunnel: atStart }: Omit<EngineInit, 'incognito' | 'vault'>,
  secrets: Vault,
  incognito: boolean,
): Promise<Engine> {
  return createEngine({
    incognito,
    dataDir,
    version,
    fixturesDir: join(import.meta.dirname, '..', '..', 'fixtures'),
    vault: secrets,
    clock: systemClock,
    log,
    benchRunner: workerRunner(join(import.meta.dirname, '..', 'engine', 'bench-worker.js')),
    searchRunner: searchThread(join(import.meta.dirname, '..', 'engine', 'search-worker.js'), systemClock),
    checkpoints: checkpointThread(join(import.meta.dirname, '..', 'engine', 'checkpoint-worker.js')),
    tunnel: { startProcess: tunnel.startProcess, atStart },
    limits: receiver.limits,
    notices,
  });
}

/** Without an engine the port is closed at once, and its page hears that. */
function servePort(port: MessagePortMain | undefined): void {
  if (!port) return;
  if (engine) serve(messagePort(port), engine);
  else port.close();
}

async function close(): Promise<void> {
  await engine?.close();
  process.exit(0);
}
