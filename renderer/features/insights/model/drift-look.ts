import { createStore, type StoreApi } from 'zustand/vanilla';
import { DRIFT_EVENTS, type DriftReport, type DriftType } from '../../../../core/contract/drift-calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { keyOf, type TypeList, type TypeName } from './type-list.ts';

/** Where a look at the events of a type stands. `done`: events looked at so far. */
export type Progress =
  | { status: 'idle' }
  | { status: 'running'; done: number }
  | { status: 'cancelled'; done: number }
  | { status: 'failed'; problem: string };

export interface LookState {
  chosen: TypeName | null;
  progress: Progress;
  /** The last report of the chosen type; it stays while a new look is under way. */
  report: DriftReport | null;
  /** Events of the type when that look began: what has come since is new. */
  counted: number;
  /** Type's key → alarms of its last report. */
  alarms: ReadonlyMap<string, number>;
}

/** Looks at one type at a time. */
export interface DriftLook {
  readonly store: StoreApi<LookState>;
  choose(type: TypeName): void;
  again(): void;
  cancel(): void;
}

const atStart: LookState = {
  chosen: null,
  progress: { status: 'idle' },
  report: null,
  counted: 0,
  alarms: new Map(),
};

/** Events of the type that came after the report that is shown. */
export function freshCount({ report, progress, counted }: LookState, type: DriftType | undefined): number {
  return report && progress.status !== 'running' ? Math.max(0, (type?.count ?? 0) - counted) : 0;
}

/** How many events a look at a type takes, at most. */
export const lookLength = (type: DriftType | undefined): number => Math.min(DRIFT_EVENTS, type?.count ?? 0);

/** `newName` gives a job's name that nobody else has. */
export function createDriftLook(connection: Connection, types: TypeList, newName: () => string): DriftLook {
  const store = createStore<LookState>(() => atStart);
  let job: string | null = null;

  const cancel = (): void => {
    // It may have ended by now, or its engine: both is what is wanted.
    if (job !== null) connection.call('jobs.cancel', { job }).catch(() => undefined);
  };
  const look = async (chosen: TypeName): Promise<void> => {
    cancel();
    const mine = newName();
    job = mine;
    const { chosen: before, report } = store.getState();
    const isSame = before !== null && keyOf(before) === keyOf(chosen);
    store.setState({ chosen, report: isSame ? report : null, progress: { status: 'running', done: 0 } });
    // The count that later ones are held against has to be of now.
    await types.load();
    const { provider, eventType } = chosen;
    const counted = types.store.getState().types.find((type) => keyOf(type) === keyOf(chosen))?.count ?? 0;
    if (job !== mine) return;
    try {
      const found = await connection.call('drift.get', { job: mine, provider, eventType });
      if (job === mine) show(found, counted);
    } catch (thrown) {
      if (job === mine) end(thrown);
    }
  };
  const show = (report: DriftReport, counted: number): void => {
    job = null;
    const alarms = new Map(store.getState().alarms).set(keyOf(report), report.alarms);
    store.setState({ report, counted, alarms, progress: { status: 'idle' } });
  };
  const end = (thrown: unknown): void => {
    job = null;
    const { progress } = store.getState();
    const done = progress.status === 'running' ? progress.done : 0;
    const isCancelled = thrown instanceof HookglassError && thrown.code === 'job-cancelled';
    store.setState({
      progress: isCancelled
        ? { status: 'cancelled', done }
        : { status: 'failed', problem: messageOf(thrown) },
    });
  };
  const again = (): void => {
    const { chosen } = store.getState();
    if (chosen) void look(chosen);
  };

  connection.onPush((push) => {
    if (push.name === 'job.progress' && push.data.job === job)
      store.setState({ progress: { status: 'running', done: push.data.done } });
    // What was told of these events was told by older rules.
    if (push.name === 'events.reinspected') again();
  });
  connection.onLive(() => {
    if (store.getState().progress.status === 'failed') again();
  });

  return {
    store,
    choose(type) {
      const { chosen } = store.getState();
      if (chosen === null || keyOf(chosen) !== keyOf(type)) void look(type);
    },
    again,
    cancel,
  };
}
