import { resolve } from 'node:path';
import { afterEach } from 'vitest';
import { systemClock } from '../../../core/clock.ts';
import type { TunnelState } from '../../../core/contract/tunnel.ts';
import { nodeTunnel } from '../../../core/tunnel-runner/node-process.ts';
import type { StartTunnelProcess, TunnelProcess } from '../../../core/tunnel-runner/process.ts';
import {
  createTunnelSupervisor,
  type TunnelSupervisor,
  type TunnelTarget,
} from '../../../core/tunnel-runner/supervisor.ts';
import type { TunnelTimings } from '../../../core/tunnel-runner/timings.ts';
import { type NgrokStandIn, startNgrok } from './stand-in.ts';
import { TOKEN } from './token.ts';

/** The tunnel's process as it ships. */
export const builtTunnel = nodeTunnel(resolve('dist/engine/tunnel-child.js'));

/** Impatient, so that a test does not wait for what people wait for. */
export const quick: TunnelTimings = { connectMs: 2_000, heartbeatS: 1, toleranceS: 1, stopMs: 1_800 };

export interface RunningTunnel {
  readonly supervisor: TunnelSupervisor;
  /** Every state, in order. */
  readonly states: TunnelState[];
  /** Every process that was started. */
  readonly processes: TunnelProcess[];
  /** Resolves with the first state of this status, of those that come from now on; the current one counts. */
  reach<S extends TunnelState['status']>(status: S): Promise<Extract<TunnelState, { status: S }>>;
  start(target?: Partial<TunnelTarget>): void;
}

export interface TunnelBench {
  ngrok(): Promise<NgrokStandIn>;
  tunnel(
    ngrok: Pick<NgrokStandIn, 'server' | 'ca'>,
    options?: { timings?: TunnelTimings; startProcess?: StartTunnelProcess },
  ): RunningTunnel;
}

/** Stand-ins and tunnels that are gone after each test. */
export function tunnelBench(): TunnelBench {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });
  return {
    async ngrok() {
      const started = await startNgrok();
      open.push(started);
      return started;
    },
    tunnel({ server, ca }, { timings = quick, startProcess = builtTunnel } = {}) {
      const running = runTunnel(timings, startProcess, {
        ...{ token: TOKEN, domain: null, server, ca, trafficPolicy: null, forwardTo: '127.0.0.1:9' },
      });
      open.push({ close: () => running.supervisor.stop() });
      return running;
    },
  };
}

function runTunnel(
  timings: TunnelTimings,
  startProcess: StartTunnelProcess,
  target: TunnelTarget,
): RunningTunnel {
  const states: TunnelState[] = [];
  const processes: TunnelProcess[] = [];
  const waiting = new Set<(state: TunnelState) => void>();
  const supervisor = createTunnelSupervisor({
    startProcess() {
      const process = startProcess();
      processes.push(process);
      return process;
    },
    version: '0.0.0-test',
    clock: systemClock,
    random: () => 0,
    timings,
    onState(state) {
      states.push(state);
      for (const look of waiting) look(state);
    },
  });
  return {
    supervisor,
    states,
    processes,
    start: (other = {}) => supervisor.start({ ...target, ...other }),
    reach: (status) =>
      new Promise((resolve) => {
        const look = (state: TunnelState): void => {
          if (!is(state, status)) return;
          waiting.delete(look);
          resolve(state);
        };
        waiting.add(look);
        look(supervisor.state);
      }),
  };
}

function is<S extends TunnelState['status']>(
  state: TunnelState,
  status: S,
): state is Extract<TunnelState, { status: S }> {
  return state.status === status;
}
