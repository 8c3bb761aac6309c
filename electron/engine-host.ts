import { MessageChannelMain, type MessagePortMain } from 'electron';
import { systemClock } from '../core/clock.ts';
import type { EngineProcessState } from '../core/contract/host.ts';
import type { EventSummary } from '../core/contract/models.ts';
import type { ReceiverState } from '../core/contract/state.ts';
import { createSupervisor } from '../core/supervisor.ts';
import { answerVault } from '../core/vault/keeper.ts';
import { isVaultRequest, type VaultRequest } from '../core/vault/messages.ts';
import type { EngineInit, FromEngine } from './engine-messages.ts';
import { type EngineProcess, startEngineProcess } from './engine-process.ts';
import type { LogFile } from './log-file.ts';
import { keepTunnels } from './tunnel/keeper.ts';
import type { TunnelRequest } from './tunnel/messages.ts';
import type { WindowVault } from './vault/open-vault.ts';

export interface EngineHost {
  readonly state: EngineProcessState;
  start(): void;
  /** A port to the engine for a window; null while there is none. */
  connect(): MessagePortMain | null;
  /** Which arrivals `onWatched` is told of, in the language of the search; null: of none. */
  watch(query: string | null): void;
  setCapture(on: boolean): void;
  /** The computer is back from sleep. */
  resumed(): void;
  /** Lets the engine write what waits, and ends it. */
  stop(): Promise<void>;
}

export interface EngineHostOptions {
  entry: string;
  /** The built tunnel.js. */
  tunnelEntry: string;
  /** All but the secrets. */
  init: Omit<EngineInit, 'vault' | 'notices' | 'incognito' | 'watch'>;
  vault: WindowVault;
  log: LogFile;
  onState(state: EngineProcessState): void;
  /** Told when it differs from what was told last. */
  onReceiver(state: ReceiverState): void;
  onCapture(on: boolean): void;
  onWatched(newest: EventSummary, count: number): void;
}

/** Keeps one engine alive: a dead one is replaced, at the port it had. */
export function createEngineHost(options: EngineHostOptions): EngineHost {
  const { entry, init, vault, log, onState, onReceiver } = options;
  let child: EngineProcess | null = null;
  let receiver = init.receiver;
  let told: ReceiverState | null = null;
  let incognito = false;
  let notices = [...vault.notices];
  const tunnels = keepTunnels(options.tunnelEntry);
  let tunnel = init.tunnel;
  let watched: string | null = null;

  /** To the process that asked: a later one starts with what was stored. */
  const keepSecrets = (message: VaultRequest, asking: EngineProcess | null): void => {
    void answerVault(vault, message).then((reply) => asking?.tell(reply));
  };
  const hearTunnel = (request: TunnelRequest, asking: EngineProcess | null): void =>
    tunnels.answer(request, (report) => asking?.tell({ type: 'tunnel', report }));
  /** What the engine's next life has to know. */
  const hearStanding = (message: FromEngine): void => {
    if (message.type === 'tunnel-wanted') tunnel = message.on ? 'on' : 'off';
    if (message.type === 'incognito') incognito = message.on;
    if (message.type === 'receiver') hearReceiver(message.state);
  };
  const hear = (message: FromEngine): void => {
    if (isVaultRequest(message)) keepSecrets(message, child);
    if (message.type === 'tunnel') hearTunnel(message.request, child);
    if (message.type === 'capture') options.onCapture(message.on);
    if (message.type === 'watched') options.onWatched(message.newest, message.count);
    hearStanding(message);
  };
  const hearReceiver = (state: ReceiverState): void => {
    if (JSON.stringify(state) === JSON.stringify(told)) return;
    told = state;
    // The port it really got, so that its next life gets the same, also when any free one was asked for.
    if (state.status === 'listening') receiver = { ...receiver, host: state.host, port: state.port };
    onReceiver(state);
  };
  const supervisor = createSupervisor({
    spawn() {
      child = startEngineProcess({
        entry,
        init: { ...init, incognito, receiver, tunnel, vault: vault.snapshot(), notices, watch: watched },
        onMessage: hear,
        onOutput: log.append,
      });
      // A notice that was dismissed does not come back with the engine.
      notices = [];
      void child.exited.then(({ how }) => {
        tunnels.endAll();
        log.info('the engine ended', { how });
      });
      return child;
    },
    clock: systemClock,
    onState,
  });

  return {
    get state() {
      return supervisor.state;
    },
    start: supervisor.start,
    resumed: () => child?.tell({ type: 'resumed' }),
    watch(query) {
      watched = query;
      child?.tell({ type: 'watch', query });
    },
    setCapture: (on) => child?.tell({ type: 'capture', on }),
    connect() {
      if (!child || supervisor.state.status !== 'up') return null;
      const { port1, port2 } = new MessageChannelMain();
      child.give(port1);
      return port2;
    },
    stop: supervisor.stop,
  };
}
