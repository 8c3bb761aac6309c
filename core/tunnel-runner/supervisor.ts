import type { Clock } from '../clock.ts';
import type { TunnelState } from '../contract/tunnel.ts';
import { explain } from '../tunnel/explain.ts';
import type { Circumstances, Failure } from '../tunnel/failure.ts';
import { type Machine, machineOff, nextMachine, type TunnelEvent } from '../tunnel/machine.ts';
import type { Connect, FromTunnel } from '../tunnel/messages.ts';
import type { StartTunnelProcess, TunnelProcess } from './process.ts';
import { watchSleep } from './sleep.ts';
import type { TunnelTimings } from './timings.ts';

/** What a tunnel is opened with. */
export interface TunnelTarget extends Circumstances {
  readonly trafficPolicy: string | null;
  /** HOST:PORT of the receiver. */
  readonly forwardTo: string;
}

export interface TunnelSupervisorOptions {
  readonly startProcess: StartTunnelProcess;
  readonly version: string;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly timings: TunnelTimings;
  readonly onState: (state: TunnelState) => void;
}

export interface TunnelSupervisor {
  readonly state: TunnelState;
  /** Opens it, or opens it anew with another target. */
  start(target: TunnelTarget): void;
  /** Resolves once the endpoint is offline and no process of it is left. */
  stop(): Promise<void>;
  /** Does not trust what it has (the computer slept), and does not wait any longer. */
  renew(): void;
}

/**
 * Keeps the tunnel open: each try in a process of its own, given up after a while, tried again with growing waits, and ended for good
 * where another try would end the same.
 */
export function createTunnelSupervisor(options: TunnelSupervisorOptions): TunnelSupervisor {
  const { clock, random, timings, onState } = options;
  let machine: Machine = machineOff;
  let target: TunnelTarget | null = null;
  let life: Life | null = null;
  let retry: NodeJS.Timeout | undefined;
  /** Processes that were told to end, and have not yet. */
  const ending = new Set<Promise<string>>();

  const step = (event: TunnelEvent): void => {
    machine = nextMachine(machine, event);
    onState(machine.state);
  };
  const end = (): void => {
    clearTimeout(retry);
    const ended = life;
    life = null;
    if (!ended) return;
    ended.over();
    ended.process.kill();
    void track(ending, ended.process.exited);
  };
  const fail = (failure: Failure): void => {
    if (!target) return;
    end();
    step({ type: 'fail', why: explain(failure, target), now: clock.now(), random: random() });
    if (machine.state.status !== 'reconnecting') return;
    retry = setTimeout(() => attempt(false), machine.state.retryAt - clock.now());
  };
  const hear = (message: FromTunnel): void => {
    if (message.type === 'online') step({ type: 'online', url: message.url, now: clock.now() });
    const failure = failureOf(message);
    if (failure) fail(failure);
  };
  const attempt = (fresh: boolean): void => {
    if (!target) return;
    end();
    step({ type: 'try', fresh });
    life = beginLife(options, target, hear, fail);
  };
  const sleep = watchSleep(clock, () => supervisor.renew());

  const supervisor: TunnelSupervisor = {
    get state() {
      return machine.state;
    },
    start(wanted) {
      target = wanted;
      // Without one nothing needs to be asked.
      if (wanted.token === '') return fail({ at: 'session', text: '', code: NO_TOKEN });
      sleep.start();
      attempt(true);
    },
    async stop() {
      target = null;
      sleep.stop();
      clearTimeout(retry);
      const running = life;
      life = null;
      running?.over();
      if (running) await endInOrder(running.process, timings.stopMs);
      await Promise.all(ending);
      if (target === null && machine.state.status !== 'off') step({ type: 'stop' });
    },
    renew() {
      const { status } = machine.state;
      if (status === 'online') fail({ at: 'renewed' });
      if (status === 'online' || status === 'reconnecting') attempt(true);
    },
  };
  return supervisor;
}

const NO_TOKEN = 'ERR_NGROK_4018';

/** One process, with its clocks. */
interface Life {
  readonly process: TunnelProcess;
  /** Nothing of it is heard any more. */
  over(): void;
}

function beginLife(
  { startProcess, version, timings }: TunnelSupervisorOptions,
  { token, server, ca, domain, trafficPolicy, forwardTo }: TunnelTarget,
  hear: (message: FromTunnel) => void,
  fail: (failure: Failure) => void,
): Life {
  const { connectMs, heartbeatS, toleranceS } = timings;
  const process = startProcess();
  let heard = true;
  let online = false;
  let timer = setTimeout(() => fail({ at: 'time-out', ms: connectMs }), connectMs);
  /** A second guard: the process itself may hang. */
  const expectBeat = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => fail({ at: 'silent' }), (2 * heartbeatS + toleranceS) * 1_000);
  };
  process.onMessage((message) => {
    if (!heard) return;
    online ||= message.type === 'online';
    if (online) expectBeat();
    hear(message);
  });
  void process.exited.then((how) => heard && fail({ at: 'process', text: how }));
  const order: Connect = {
    ...{ type: 'connect', token, version, server, ca, domain, trafficPolicy, forwardTo },
    ...{ heartbeatS, toleranceS },
  };
  process.send(order);
  return {
    process,
    over() {
      heard = false;
      clearTimeout(timer);
    },
  };
}

function failureOf(message: FromTunnel): Failure | null {
  switch (message.type) {
    case 'online':
    case 'beat':
      return null;
    case 'lost':
      return { at: 'lost' };
    case 'silent':
      return { at: 'silent' };
    case 'stopped':
      return { at: 'stopped', text: message.text, code: message.code };
    case 'refused':
      return { at: message.at, text: message.text, code: message.code };
  }
}

async function endInOrder(process: TunnelProcess, withinMs: number): Promise<void> {
  const force = setTimeout(() => process.kill(), withinMs);
  process.send({ type: 'stop' });
  await process.exited;
  clearTimeout(force);
}

async function track(set: Set<Promise<string>>, exited: Promise<string>): Promise<void> {
  set.add(exited);
  await exited;
  set.delete(exited);
}
