import type { TunnelState } from '../contract/tunnel.ts';
import { waitAfter } from './backoff.ts';
import type { Explained } from './failure.ts';

/** For so long after it was online, ngrok may take a session of our own for another one. Milliseconds. */
const GHOST_MS = 90_000;
/** So long online, and the failures before are forgotten. Milliseconds. */
const STEADY_MS = 10_000;

/** The life of the tunnel, as data: what is shown, and what the next failure depends on. Times are milliseconds since 1970. */
export interface Machine {
  readonly state: TunnelState;
  /** In a row. */
  readonly failures: number;
  /** Since when it is online, or was last. */
  readonly onlineSince: number | null;
  readonly onlineUntil: number | null;
}

export type TunnelEvent =
  /** A try begins. `fresh`: because the user wants it, so that what failed before counts no more. */
  | { readonly type: 'try'; readonly fresh: boolean }
  | { readonly type: 'online'; readonly url: string; readonly now: number }
  /** `random`: from 0 to below 1. */
  | { readonly type: 'fail'; readonly why: Explained; readonly now: number; readonly random: number }
  | { readonly type: 'stop' };

export const machineOff: Machine = {
  state: { status: 'off' },
  failures: 0,
  onlineSince: null,
  onlineUntil: null,
};

export function nextMachine(machine: Machine, event: TunnelEvent): Machine {
  switch (event.type) {
    case 'try':
      return { ...machine, state: { status: 'connecting' }, failures: event.fresh ? 0 : machine.failures };
    case 'online':
      return {
        ...machine,
        state: { status: 'online', url: event.url },
        onlineSince: event.now,
        onlineUntil: event.now,
      };
    case 'fail':
      return failed(machine, event);
    case 'stop':
      return machineOff;
  }
}

function failed(machine: Machine, { why, now, random }: Extract<TunnelEvent, { type: 'fail' }>): Machine {
  const wasOnline = machine.state.status === 'online';
  const steady = wasOnline && now - (machine.onlineSince ?? now) >= STEADY_MS;
  const failures = (steady ? 0 : machine.failures) + 1;
  const onlineUntil = wasOnline ? now : machine.onlineUntil;
  const ghost = why.maybeOurs && onlineUntil !== null && now - onlineUntil < GHOST_MS;
  const lasting = failures >= why.tries && !ghost;
  return {
    failures,
    onlineSince: machine.onlineSince,
    onlineUntil,
    state: lasting
      ? { status: 'failed', problem: why.problem }
      : { status: 'reconnecting', problem: why.problem, retryAt: now + waitAfter(failures, random) },
  };
}
