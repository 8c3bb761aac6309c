import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Hop, type PathReport, pathTestNonce } from '../../../../core/contract/path-test.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';

export interface PathState {
  readonly running: boolean;
  /** As far as is known; all of them once it is done. */
  readonly hops: readonly Hop[];
  readonly report: PathReport | null;
  /** Why there is no report. */
  readonly problem: string | null;
}

export interface PathStore {
  readonly store: StoreApi<PathState>;
  run(): Promise<void>;
  cancel(): void;
}

/**
 * `newName` gives a job's name that nobody else has. `painted` calls back once what arrived is on the screen: only then does this page say
 * that it shows it.
 */
export function createPathStore(
  connection: Pick<Connection, 'call' | 'onPush'>,
  newName: () => string,
  painted: (then: () => void) => void,
): PathStore {
  const store = createStore<PathState>(() => ({ running: false, hops: [], report: null, problem: null }));
  let job: string | null = null;
  connection.onPush((push) => {
    if (push.name === 'path.hop' && push.data.job === job) {
      const { hop } = push.data;
      store.setState(({ hops }) => ({ hops: [...hops, hop] }));
    }
    if (push.name !== 'events.added') return;
    for (const { path } of push.data.events) {
      const nonce = pathTestNonce(path);
      // Whoever asked may have stopped waiting.
      if (nonce !== null) painted(() => void connection.call('path.seen', { nonce }).catch(() => undefined));
    }
  });
  return {
    store,
    async run() {
      const mine = newName();
      job = mine;
      store.setState({ running: true, hops: [], report: null, problem: null });
      const after = await connection.call('path.test', { job: mine, window: true }).then(
        (report) => ({ report, hops: report.hops }),
        (thrown: unknown) => ({ problem: messageOf(thrown) }),
      );
      if (job === mine) store.setState({ running: false, ...after });
    },
    cancel() {
      // It may have ended by now, or its engine: both is what is wanted.
      if (job !== null) connection.call('jobs.cancel', { job }).catch(() => undefined);
    },
  };
}

/** Calls back after the next paint; a page that nobody sees paints nothing, and is asked no more of. */
export function afterPaint(then: () => void): void {
  if (document.hidden) then();
  else requestAnimationFrame(() => requestAnimationFrame(then));
}
