import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeliverySummary } from '../../../../core/contract/deliveries.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { latest } from './latest.ts';

const PAGE = 50;

export interface HistoryState {
  /** The newest first; null until they are known. */
  readonly deliveries: readonly DeliverySummary[] | null;
  readonly more: boolean;
  readonly problem: string | null;
}

export interface DeliveryHistory {
  readonly store: StoreApi<HistoryState>;
  /** Reads them from the newest on. */
  refresh(): Promise<void>;
  more(): Promise<void>;
}

/** What was sent, in this session and before; kept up with what is sent meanwhile, once it was read. */
export function createDeliveryHistory(connection: Connection): DeliveryHistory {
  const store = createStore<HistoryState>(() => ({ deliveries: null, more: false, problem: null }));
  const read = async (known: readonly DeliverySummary[]): Promise<void> => {
    try {
      const before = known.at(-1)?.id ?? null;
      const { deliveries } = await connection.call('deliveries.page', { before, limit: PAGE });
      const more = deliveries.length === PAGE;
      store.setState({ deliveries: [...known, ...deliveries], more, problem: null });
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  const renew = latest(async () => {
    const { deliveries: known } = store.getState();
    if (!known) return;
    try {
      const { deliveries } = await connection.call('deliveries.page', { before: null, limit: PAGE });
      const last = deliveries.at(-1)?.id ?? 0;
      store.setState({ deliveries: [...deliveries, ...known.filter(({ id }) => id < last)] });
    } catch {
      // The next one that changes, or a look at the screen, asks again.
    }
  });
  connection.onPush((push) => {
    if (push.name === 'deliveries.changed') renew(undefined);
  });
  return {
    store,
    refresh: () => read([]),
    more: () => read(store.getState().deliveries ?? []),
  };
}
