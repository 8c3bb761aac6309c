import type { DeliveryDetail } from '../../../../core/contract/deliveries.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { latest } from './latest.ts';

export type WatchedDelivery =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly delivery: DeliveryDetail | null }
  | { readonly status: 'failed'; readonly message: string };

/**
 * The delivery that an event came from, as long as it is looked at. The link is written once the attempt has ended, just after its
 * event: so it is asked for again when an attempt is stored. Gives what ends it.
 */
export function watchDelivery(
  connection: Pick<Connection, 'call' | 'onPush'>,
  event: string,
  onChange: (state: WatchedDelivery) => void,
): () => void {
  let ended = false;
  let shown: number | null = null;
  const ask = latest(async () => {
    const state = await connection.call('deliveries.ofEvent', { id: event }).then(
      (delivery): WatchedDelivery => ({ status: 'ready', delivery }),
      (thrown: unknown): WatchedDelivery => ({ status: 'failed', message: messageOf(thrown) }),
    );
    if (ended) return;
    shown = state.status === 'ready' ? (state.delivery?.id ?? null) : null;
    onChange(state);
  });
  const stop = connection.onPush((push) => {
    if (push.name !== 'deliveries.changed') return;
    if (shown === null || shown === push.data.delivery) ask(undefined);
  });
  ask(undefined);
  return () => {
    ended = true;
    stop();
  };
}
