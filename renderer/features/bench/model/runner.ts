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

/** What a job came to, with what it was started with. */
export type Outcome<Given> =
  | { readonly ok: true; readonly result: BenchResult; readonly given: Given }
  | { readonly ok: false; readonly problem: Problem; readonly given: Given };

/** One job at a time. The last outcome stays until the next one is there, so that nothing flashes. */
export interface RunState<Given> {
  readonly running: boolean;
  /** null until the job has taken longer than a moment. */
  readonly progress: Progress | null;
  readonly outcome: Outcome<Given> | null;
}

export interface Runner<Given> {
  readonly store: StoreApi<RunState<Given>>;
  /** `given` comes back with the outcome. */
  start(input: CallInput<'bench.start'>, given: Given): Promise<void>;
  /** Ends the search; what was found until then is the result. */
  cancel(): void;
  /** Ends a running job unseen and keeps the last outcome. */
  drop(): void;
  /** The same, and forgets everything. After this the runner hears nothing more. */
  dispose(): void;
}

type Done = PushData<'bench.done'>;

interface Job<Given> {
  /** null until the engine has named it. */
  id: string | null;
  readonly given: Given;
}

const atRest = { running: false, progress: null } as const;

export function createRunner<Given>(
  connection: Pick<Connection, 'call' | 'onPush' | 'onLive'>,
): Runner<Given> {
  const store = createStore<RunState<Given>>(() => ({ ...atRest, outcome: null }));
  let job: Job<Given> | null = null;
  /** Outcomes that came before the answer that names their job. */
  const early = new Map<string, Done>();

  const settle = ({ given }: Job<Given>, done: Done): void => {
    job = null;
    const outcome: Outcome<Given> = done.ok
      ? { ok: true, result: done.result, given }
      : { ok: false, problem: done.error, given };
    store.setState({ ...atRest, outcome });
  };
  const fail = ({ given }: Job<Given>, thrown: unknown): void => {
    job = null;
    const { code, message } = toHookglassError(thrown);
    store.setState({ ...atRest, outcome: { ok: false, problem: { code, message }, given } });
  };
  const end = (id: string): void => {
    // A job that is over, or an engine that is gone, needs no end.
    connection.call('bench.cancel', { job: id }).catch(() => {});
  };
  const drop = (): void => {
    if (job?.id != null) end(job.id);
    job = null;
    store.setState(atRest);
  };

  const stopPushes = connection.onPush((push) => {
    if (job === null) return;
    if (push.name === 'bench.progress' && push.data.job === job.id)
      store.setState({ progress: { tried: push.data.tried, total: push.data.total } });
    if (push.name !== 'bench.done') return;
    if (push.data.job === job.id) settle(job, push.data);
    else if (job.id === null) early.set(push.data.job, push.data);
  });
  // A new engine knows nothing of the old one's jobs.
  const stopLive = connection.onLive(() => {
    if (job) fail(job, new HookglassError('connection-lost', RESTARTED));
  });

  return {
    store,
    async start(input, given) {
      drop();
      early.clear();
      const own: Job<Given> = { id: null, given };
      job = own;
      store.setState({ running: true });
      try {
        const { job: id } = await connection.call('bench.start', input);
        if (job !== own) return end(id);
        own.id = id;
        const over = early.get(id);
        if (over) settle(own, over);
      } catch (thrown) {
        if (job === own) fail(own, thrown);
      }
    },
    cancel: () => (job?.id == null ? drop() : end(job.id)),
    drop,
    dispose() {
      drop();
      stopPushes();
      stopLive();
      store.setState({ outcome: null });
    },
  };
}

const RESTARTED = 'The engine was started again meanwhile. Diagnose once more.';
