import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../../core/contract/calls.ts';
import { HookglassError } from '../../../core/contract/errors.ts';
import type { ReplayMode, ReplayPlan, ReplaySetup } from '../../../core/contract/replay-calls.ts';
import type { Connection } from '../../connection/connection.ts';
import { messageOf } from '../../ui/message-of.ts';
import { sourceOfRef } from '../secrets/secret-ref.ts';

export type ReplayOutcome = CallOutput<'replay.run'>;

/** What the dialog asks for. It stays for the next replay; a secret that was typed does not. */
export interface ReplayForm {
  readonly to: string;
  readonly mode: ReplayMode;
  /** '' takes the scheme of each event's endpoint. */
  readonly scheme: string;
  /** `own`: that of each event's endpoint; `typed`; or a reference to one of the vault. */
  readonly secretFrom: string;
  readonly secret: string;
  /** Divides the intervals; null does not wait. */
  readonly speed: number | null;
}

/** An event to be sent again. */
export interface ReplayEvent {
  readonly id: string;
  readonly seq: number;
}

export interface ReplayState {
  /** null while no dialog is open. */
  readonly events: readonly ReplayEvent[] | null;
  readonly form: ReplayForm;
  /** What would be sent for the first of them; null until it is known, or where it cannot be. */
  readonly plan: ReplayPlan | null;
  /** At its field; '' is no field's. */
  readonly problem: { readonly field: string; readonly message: string } | null;
  readonly job: string | null;
  readonly done: number;
  readonly outcome: ReplayOutcome | null;
}

export interface Replays {
  readonly store: StoreApi<ReplayState>;
  open(events: readonly ReplayEvent[]): void;
  /** Not while something is under way: that is cancelled first. */
  close(): void;
  change(change: Partial<ReplayForm>): void;
  send(): Promise<void>;
  cancel(): void;
  /** Back from the results to what was sent. */
  again(): void;
}

const TIMEOUT_MS = 30_000;

const emptyForm: ReplayForm = {
  to: '',
  mode: 'exact',
  scheme: '',
  secretFrom: 'own',
  secret: '',
  speed: null,
};

export function createReplays(connection: Connection, newJob: () => string): Replays {
  const store = createStore<ReplayState>(() => ({
    ...{ events: null, form: emptyForm, plan: null, problem: null, job: null, done: 0, outcome: null },
  }));
  /** Counts the plans that were asked for: only the last one is shown. */
  let asked = 0;

  const plan = async (): Promise<void> => {
    const { events, form } = store.getState();
    const [first] = events ?? [];
    const mine = ++asked;
    if (!first || form.to.trim() === '') {
      store.setState({ plan: null, problem: null });
      return;
    }
    try {
      const made = await connection.call('replay.plan', { ...setupOf(form), event: first.id });
      if (mine === asked) store.setState({ plan: made, problem: null });
    } catch (thrown) {
      if (mine === asked) store.setState({ plan: null, problem: problemOf(thrown) });
    }
  };
  const offerTarget = async (): Promise<void> => {
    if (store.getState().form.to !== '') return;
    const { targets } = await connection.call('simulator.targets', { provider: null });
    const last = targets.find(({ kind }) => kind === 'last') ?? targets[0];
    const { form } = store.getState();
    if (last && form.to === '') store.setState({ form: { ...form, to: last.url } });
  };
  connection.onPush((push) => {
    if (push.name === 'job.progress' && push.data.job === store.getState().job)
      store.setState({ done: push.data.done });
  });
  // What could not be planned while the engine was away is planned once it is there.
  connection.onLive(() => {
    const { events, plan: planned, job } = store.getState();
    if (events !== null && planned === null && job === null) void plan();
  });

  return {
    store,
    open(events) {
      const { job } = store.getState();
      if (job !== null) return;
      store.setState({ events, plan: null, problem: null, outcome: null, done: 0 });
      void offerTarget()
        .catch(() => {})
        .then(plan);
    },
    close() {
      const { job, form } = store.getState();
      if (job === null) store.setState({ events: null, form: { ...form, secret: '' } });
    },
    change(change) {
      store.setState(({ form }) => ({ form: { ...form, ...change } }));
      void plan();
    },
    async send() {
      const { events, form, job } = store.getState();
      if (!events || job !== null) return;
      const name = newJob();
      store.setState({ job: name, done: 0, problem: null, outcome: null });
      try {
        const outcome = await connection.call('replay.run', {
          ...setupOf(form),
          events: events.map(({ id }) => id),
          ...{ speed: form.speed, timeoutMs: TIMEOUT_MS, job: name },
        });
        store.setState({ outcome });
      } catch (thrown) {
        store.setState({ problem: problemOf(thrown) });
      } finally {
        store.setState({ job: null });
      }
    },
    cancel() {
      const { job } = store.getState();
      if (job !== null) void connection.call('jobs.cancel', { job }).catch(() => {});
    },
    again: () => store.setState({ outcome: null }),
  };
}

function setupOf({ to, mode, scheme, secretFrom, secret }: ReplayForm): ReplaySetup {
  return {
    ...{ to: to.trim(), mode, scheme: scheme === '' ? null : scheme },
    secret: givenSecret(secretFrom, secret),
  };
}

function givenSecret(from: string, typed: string): ReplaySetup['secret'] {
  if (from === 'typed') return { kind: 'typed', secret: typed };
  return sourceOfRef(from) ?? { kind: 'own' };
}

function problemOf(thrown: unknown): { field: string; message: string } {
  const field = thrown instanceof HookglassError ? thrown.details.field : undefined;
  return { field: typeof field === 'string' ? field : '', message: messageOf(thrown) };
}
