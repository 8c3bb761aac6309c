import type { Clock } from '../../clock.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { ReceiverState } from '../../contract/state.ts';
import type { TunnelInfo, TunnelSettings, TunnelState } from '../../contract/tunnel.ts';
import type { Database } from '../../store/sqlite.ts';
import { createTunnelSupervisor, type TunnelTarget } from '../../tunnel-runner/supervisor.ts';
import { tunnelTimings } from '../../tunnel-runner/timings.ts';
import { createTurns } from '../../turns.ts';
import { TUNNEL_TOKEN } from '../../vault/refs.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Hub } from '../hub.ts';
import type { Receiving } from '../receiving.ts';
import { checkToken, checkTunnel } from './check.ts';
import type { TunnelHost } from './host.ts';
import { keepTunnel, readTunnel } from './kept.ts';

export interface TunnelParts {
  readonly tunnel?: TunnelHost;
  readonly version: string;
  readonly database: Database;
  readonly vault: Vault;
  readonly hub: Pick<Hub<unknown>, 'tunnelChanged' | 'subscribe'>;
  readonly receiving: Pick<Receiving, 'state'>;
  readonly clock: Clock;
}

/** The way from the world to the receiver: ngrok's, or one of the user's own. */
export interface Tunnel {
  readonly info: TunnelInfo;
  save(settings: TunnelSettings): Promise<void>;
  setToken(token: string): Promise<void>;
  clearToken(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  renew(): void;
  /** The token is another one now, or can be read at last. */
  tokenChanged(): void;
  /** The end of the app. */
  close(): Promise<void>;
}

export function createTunnel(parts: TunnelParts): Tunnel {
  const { tunnel: host, version, database, vault, hub, receiving, clock } = parts;
  const given = host?.given;
  const inTurn = createTurns();
  let settings = given ? checkTunnel(given) : readTunnel(database);
  /** Somebody wants it open, whatever became of that. */
  let wanted = false;
  /** What it was opened with. */
  let target: TunnelTarget | null = null;
  let closed = false;

  const supervisor = host
    ? createTunnelSupervisor({
        ...{ startProcess: host.startProcess, version, clock, random: Math.random },
        timings: host.timings ?? tunnelTimings,
        onState: () => tell(),
      })
    : null;
  const info = (): TunnelInfo => {
    const state: TunnelState = supervisor?.state ?? { status: 'off' };
    const online = state.status === 'online' ? state.url.replace(/\/+$/, '') : null;
    return {
      settings,
      token: vault.status(TUNNEL_TOKEN),
      given: given !== undefined,
      state,
      publicUrl: settings.way === 'own' ? settings.ownUrl : online,
    };
  };
  const tell = (): void => hub.tunnelChanged(info());

  const open = (): void => {
    const forwardTo = addressOf(receiving.state);
    if (!supervisor || forwardTo === null || closed) return;
    const { domain, server, ca, trafficPolicy } = settings;
    const next = { token: vault.get(TUNNEL_TOKEN) ?? '', domain, server, ca, trafficPolicy, forwardTo };
    if (supervisor.state.status !== 'off' && same(target, next)) return;
    target = next;
    supervisor.start(next);
  };
  const shut = async (): Promise<void> => {
    wanted = false;
    target = null;
    await supervisor?.stop();
  };
  /** After a change of what it is opened with. */
  const follow = (): void => {
    if (wanted && settings.way === 'ngrok') open();
  };
  const tokenChanged = (): void => {
    follow();
    tell();
  };
  const changeable = (): void => {
    if (given) throw givenForThisRun();
  };
  const changeToken = async (change: Parameters<Vault['change']>[0]): Promise<void> => {
    changeable();
    await vault.change(change);
    tokenChanged();
  };

  // The receiver comes, moves and goes by calls of its own.
  let begun = false;
  const unsubscribe = hub.subscribe((push) => {
    if (push.name !== 'engine.changed' || push.data.receiver.status !== 'listening') return;
    const first = !begun;
    begun = true;
    if (first && settings.way === 'ngrok' && startsItself(host, settings)) wanted = true;
    follow();
  });

  return {
    get info() {
      return info();
    },
    save: (next) =>
      inTurn(async () => {
        changeable();
        const checked = checkTunnel(next);
        keepTunnel(database, checked);
        settings = checked;
        if (settings.way === 'own') await shut();
        else follow();
        tell();
      }),
    setToken: (token) =>
      inTurn(() => changeToken([{ op: 'set', ref: TUNNEL_TOKEN, value: checkToken(token) }])),
    clearToken: () => inTurn(() => changeToken([{ op: 'remove', ref: TUNNEL_TOKEN }])),
    start: () =>
      inTurn(() => {
        checkStart(host, settings, receiving.state);
        wanted = true;
        // What failed for good with these very settings is tried once more.
        if (supervisor?.state.status === 'failed') target = null;
        open();
      }),
    stop: () => inTurn(shut),
    renew: () => supervisor?.renew(),
    tokenChanged,
    async close() {
      closed = true;
      unsubscribe();
      await shut();
    },
  };
}

function givenForThisRun(): HookglassError {
  return new HookglassError('bad-argument', 'The tunnel was given on the command line, for this run.');
}

function startsItself(host: TunnelHost | undefined, { startWithApp }: TunnelSettings): boolean {
  return host?.atStart === 'on' || (host?.atStart === 'as-set' && startWithApp);
}

function checkStart(host: TunnelHost | undefined, { way }: TunnelSettings, receiver: ReceiverState): void {
  if (!host) throw new HookglassError('bad-argument', 'No tunnel can be opened here.');
  if (way === 'own')
    throw new HookglassError('bad-argument', 'A public URL of your own is set, so no tunnel is opened.');
  if (receiver.status !== 'listening')
    throw new HookglassError(
      'receiver-stopped',
      'The receiver is not listening, so a tunnel would lead nowhere. Start it on a free port first.',
    );
}

/** HOST:PORT; null where it does not listen. */
function addressOf(state: ReceiverState): string | null {
  return state.status === 'listening' ? new URL(state.url).host : null;
}

function same(one: TunnelTarget | null, other: TunnelTarget): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
