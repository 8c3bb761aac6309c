import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../../core/contract/calls.ts';
import type { CheckChange, CheckOutcome } from '../../../../core/contract/check-calls.ts';
import type { CaseResult, CheckReport } from '../../../../core/contract/checks.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import type { FieldProblems } from './check-input.ts';

export interface CheckState {
  readonly running: boolean;
  /** null until the first case has ended. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Of the run that is under way, those that have ended; else those of the report. */
  readonly cases: readonly CaseResult[];
  /** The last run that ended; null while another one is under way, and where it failed. */
  readonly report: CheckReport | null;
  readonly changes: readonly CheckChange[];
  /** Why there is no report. */
  readonly problem: string | null;
  /** Id of the case that is shown. */
  readonly selected: string | null;
}

export type RunInput = Omit<CallInput<'check.run'>, 'job'>;

export interface CheckStore {
  readonly store: StoreApi<CheckState>;
  /** Resolves with what was wrong with which field: then the last report stands as it was. */
  run(input: RunInput): Promise<FieldProblems>;
  /** Ends the run with what there is. */
  cancel(): void;
  select(id: string): void;
  /** Shows the last run of this provider and handler, where nothing else is shown. */
  recall(provider: string, url: string): Promise<void>;
}

const atStart: CheckState = {
  running: false,
  progress: null,
  cases: [],
  report: null,
  changes: [],
  problem: null,
  selected: null,
};

/** `newName` gives a job's name that nobody else has. */
export function createCheckStore(
  connection: Pick<Connection, 'call' | 'onPush'>,
  newName: () => string,
): CheckStore {
  const store = createStore<CheckState>(() => atStart);
  let job: string | null = null;

  const show = ({ report, changes }: CheckOutcome): void => {
    const { selected } = store.getState();
    const { cases } = report;
    const stays = cases.some(({ id }) => id === selected);
    store.setState({
      ...{ running: false, progress: null, problem: null, report, changes, cases },
      selected: stays ? selected : worst(cases),
    });
  };
  connection.onPush((push) => {
    if (push.name !== 'check.case' || push.data.job !== job) return;
    const { result, done, total } = push.data;
    store.setState(({ cases }) => ({ progress: { done, total }, cases: withCase(cases, result) }));
  });

  return {
    store,
    async run(input) {
      const mine = newName();
      job = mine;
      const before = store.getState();
      const { cases, selected } = before;
      store.setState({
        ...{ running: true, progress: null, report: null, changes: [], problem: null },
        ...(input.only === null ? { cases: [], selected: null } : { cases, selected }),
      });
      try {
        const outcome = await connection.call('check.run', { job: mine, ...input });
        if (job === mine) show(outcome);
      } catch (thrown) {
        if (job !== mine) return {};
        const problems = secretProblem(thrown);
        if (problems) store.setState(before);
        else store.setState({ running: false, progress: null, problem: messageOf(thrown) });
        return problems ?? {};
      }
      return {};
    },
    cancel() {
      // It may have ended by now, or its engine: both is what is wanted.
      if (job !== null) connection.call('jobs.cancel', { job }).catch(() => undefined);
    },
    select: (selected) => store.setState({ selected }),
    async recall(provider, url) {
      const isFree = (): boolean => store.getState() === atStart;
      if (!isFree()) return;
      // Without it there is nothing to show, which is what the screen says then.
      const { last } = await connection.call('check.last', { provider, url }).catch(() => ({ last: null }));
      if (last && isFree()) show(last);
    },
  };
}

/** A secret that cannot be had is told where it is asked for. */
function secretProblem(thrown: unknown): FieldProblems | null {
  const isOfSecret = thrown instanceof HookglassError && thrown.details.field === 'secret';
  return isOfSecret ? { secret: thrown.message } : null;
}

/** What to look at first. */
const worst = (cases: readonly CaseResult[]): string | null =>
  (cases.find(({ status }) => status === 'fail') ?? cases.find(({ status }) => status === 'warn') ?? cases[0])
    ?.id ?? null;

/** In the place of the same case of an earlier run, else at the end. */
function withCase(cases: readonly CaseResult[], result: CaseResult): CaseResult[] {
  return cases.some(({ id }) => id === result.id)
    ? cases.map((one) => (one.id === result.id ? result : one))
    : [...cases, result];
}
