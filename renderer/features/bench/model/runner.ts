import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import type { CallInput, PushData } from '../../../../core/contract/calls.ts';
import { type ErrorCode, HookglassError, toHookglassError } from '../../../../core/contract/errors.ts';
import type { Connection } from '../../../connection/connection.ts';

export interface Progress {
  readonly tried: number;
  readonly total: number;
}

export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
}

/** One job at a time. What the last one found stays until the next has an outcome, so that nothing flashes. */
export interface RunState {
  readonly running: boolean;
  /** null until the job has taken longer than a moment. */
  readonly progress: Progress | null;
  readonly result: BenchResult | null;
  readonly problem: Problem | null;
}

export interface Runner {
  readonly store: StoreApi<RunState>;
  start(input: CallInput<'bench.start'>): Promise<void>;
  /** Ends the search; what was found until then is the result. */
  cancel(): void;
  /** Ends a running job unseen and keeps what the last one found. */
  drop(): void;
  /** The same, and forgets everything. After this the runner hears nothing more. */
  dispose(): void;
}

type Done = PushData<'bench.done'>;

const atRest = { running: false, progress: null } as const;

export function createRunner(connection: Pick<Connection, 'call' | 'onPush' | 'onLive'>): Runner {
  const store = createStore<RunState>(() => ({ ...atRest, result: null, problem: null }));
  /** Counts the starts, so that an answer to an earlier one is told from the last one's. */
  let attempt = 0;
  let job: string | null = null;
  /** Outcomes that came before the answer that names their job. */
  const early = new Map<string, Done>();

  const settle = (done: Done): void => {
    job = null;
    store.setState(
      done.ok
        ? { ...atRest, result: done.result, problem: null }
        : { ...atRest, result: null, problem: done.error },
    );
  };
  const fail = (thrown: unknown): void => {
    const { code, message } = toHookglassError(thrown);
    store.setState({ ...atRest, result: null, problem: { code, message } });
  };
  const end = (id: string): void => {
    // A job that is over, or an engine that is gone, needs no end.
    connection.call('bench.cancel', { job: id }).catch(() => {});
  };
  const drop = (): void => {
    attempt += 1;
    if (job !== null) end(job);
    job = null;
    store.setState(atRest);
  };

  const stopPushes = connection.onPush((push) => {
    if (!store.getState().running) return;
    if (push.name === 'bench.progress' && push.data.job === job)
      store.setState({ progress: { tried: push.data.tried, total: push.data.total } });
    if (push.name !== 'bench.done') return;
    if (push.data.job === job) settle(push.data);
    else if (job === null) early.set(push.data.job, push.data);
  });
  // A new engine knows nothing of the old one's jobs.
  const stopLive = connection.onLive(() => {
    if (!store.getState().running) return;
    attempt += 1;
    job = null;
    fail(
      new HookglassError('connection-lost', 'The engine was started again meanwhile. Diagnose once more.'),
    );
  });

  return {
    store,
    async start(input) {
      drop();
      const own = attempt;
      early.clear();
      store.setState({ running: true });
      try {
        const { job: given } = await connection.call('bench.start', input);
        if (own !== attempt) return end(given);
        job = given;
        const over = early.get(given);
        if (over) settle(over);
      } catch (thrown) {
        if (own === attempt) fail(thrown);
      }
    },
    cancel: () => (job === null ? drop() : end(job)),
    drop,
    dispose() {
      drop();
      stopPushes();
      stopLive();
      store.setState({ result: null, problem: null });
    },
  };
}
