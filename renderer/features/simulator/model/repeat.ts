import { createStore, type StoreApi } from 'zustand/vanilla';
import { HookglassError } from '../../../../core/contract/errors.ts';
import { MOST_AT_ONCE, MOST_TIMES, type RepeatReport } from '../../../../core/contract/repeats.ts';
import type { Desk } from '../../../../core/contract/simulator-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { type Mistake, mistakeOf, toSend } from './simulator.ts';

export interface RepeatState {
  /** The job that is under way. */
  readonly job: string | null;
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  readonly report: RepeatReport | null;
  readonly mistake: Mistake | null;
}

/** Sending one draft many times. Goes on while another screen is shown. */
export interface Repeat {
  readonly store: StoreApi<RepeatState>;
  start(desk: Desk, typed: string, proxy: string): Promise<void>;
  cancel(): void;
}

export function createRepeat(connection: Connection, newJob: () => string): Repeat {
  const store = createStore<RepeatState>(() => ({ job: null, progress: null, report: null, mistake: null }));
  const { setState, getState } = store;
  connection.onPush((push) => {
    if (push.name !== 'job.progress' || push.data.job !== getState().job) return;
    const { done, total } = push.data;
    setState({ progress: { done, total } });
  });
  return {
    store,
    async start(desk, typed, proxy) {
      if (getState().job !== null) return;
      const job = newJob();
      setState({ job, progress: null, mistake: null });
      try {
        const input = {
          ...toSend(desk, typed, proxy),
          job,
          times: readCount(desk.times, 'times', MOST_TIMES),
          atOnce: readCount(desk.atOnce, 'atOnce', MOST_AT_ONCE),
        };
        setState({ report: await connection.call('simulator.repeat', input) });
      } catch (thrown) {
        setState({ mistake: mistakeOf(thrown) });
      } finally {
        setState({ job: null, progress: null });
      }
    },
    cancel() {
      const { job } = getState();
      if (job !== null) void connection.call('jobs.cancel', { job }).catch(() => {});
    },
  };
}

function readCount(text: string, field: 'times' | 'atOnce', most: number): number {
  const count = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  if (count >= 1 && count <= most) return count;
  throw new HookglassError('bad-argument', `A whole number from 1 to ${most.toLocaleString('en')}.`, {
    details: { field },
  });
}
