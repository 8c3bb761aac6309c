import type { Deliveries } from '../store/deliveries.ts';
import type { Hub } from './hub.ts';

/** The deliveries, telling pages of each attempt that is stored: who looks at its event sees where that came from. */
export function toldDeliveries(
  deliveries: Deliveries,
  hub: Pick<Hub<unknown>, 'deliveryChanged'>,
): Deliveries {
  return {
    ...deliveries,
    addAttempt(delivery, attempt) {
      const n = deliveries.addAttempt(delivery, attempt);
      hub.deliveryChanged(delivery);
      return n;
    },
  };
}
