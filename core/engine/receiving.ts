import type { Clock } from '../clock.ts';
import { toHookglassError, toWire } from '../contract/errors.ts';
import type { ReceiverLimits } from '../contract/receiver-limits.ts';
import type { ReceiverState } from '../contract/state.ts';
import type { Log } from '../log.ts';
import { nextFreePort } from '../receiver/listen.ts';
import { type Arrival, openReceiver, type Receiver } from '../receiver/receiver.ts';
import { createTurns } from '../turns.ts';

export const LOOPBACK = '127.0.0.1';

export interface ReceivingOptions {
  /** Those of the next opening. */
  readonly limits: () => ReceiverLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly endpointOf: (path: string) => string | null;
  readonly onArrival: (arrival: Arrival) => void;
}

/** The receiver's life: at most one at a time, and what became of the last attempt to open it. */
export interface Receiving {
  readonly state: ReceiverState;
  /**
   * Opens at `port`, closing the one before once the new one listens. Where there is one before and the new one cannot
   * be had, it rejects and the old one goes on; where there is none, the state says why and offers a free port.
   */
  start(port: number, host?: string): Promise<ReceiverState>;
  /** Where it listens: closes and opens it again at its port, with the limits that hold now. */
  restart(): Promise<ReceiverState>;
  stop(): Promise<void>;
}

export function createReceiving(options: ReceivingOptions): Receiving {
  let current: Receiver | null = null;
  let state: ReceiverState = { status: 'stopped' };
  const inTurn = createTurns();

  const open = async (port: number, host: string): Promise<ReceiverState> => {
    if (state.status === 'listening' && state.port === port && state.host === host) return state;
    try {
      const opened = await openReceiver(port, host, { ...options, limits: options.limits() });
      await current?.close();
      current = opened;
      state = { status: 'listening', host, port: opened.port, url: urlOf(host, opened.port) };
    } catch (thrown) {
      const error = toHookglassError(thrown);
      // The one before goes on listening: a wrong click must not end a capture.
      if (current) throw error;
      const free = error.code === 'port-in-use' ? await nextFreePort(port, host) : null;
      state = { status: 'failed', host, port, nextFreePort: free, error: toWire(error) };
    }
    return state;
  };

  const close = async (): Promise<void> => {
    await current?.close();
    current = null;
    state = { status: 'stopped' };
  };

  return {
    get state() {
      return state;
    },
    start: (port, host = LOOPBACK) => inTurn(() => open(port, host)),
    restart: () =>
      inTurn(async () => {
        if (state.status !== 'listening') return state;
        const { port, host } = state;
        await close();
        return open(port, host);
      }),
    stop: () => inTurn(close),
  };
}

/** IPv6 addresses stand in brackets in a URL; "any address" is reached as this computer. */
function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? LOOPBACK : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
