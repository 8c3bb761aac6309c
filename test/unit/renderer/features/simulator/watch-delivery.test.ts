import { describe, expect, it } from 'vitest';
import type { Push } from '../../../../../core/contract/calls.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import {
  type WatchedDelivery,
  watchDelivery,
} from '../../../../../renderer/features/simulator/model/watch-delivery.ts';

/** An engine that knows of a delivery once it is told so. */
function setUp() {
  let tell: (push: Push) => void = () => {};
  let answer: unknown = null;
  const asked: unknown[] = [];
  const states: WatchedDelivery[] = [];
  const connection = {
    call(_name: string, input: unknown) {
      asked.push(input);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    onPush(listener: (push: Push) => void) {
      tell = listener;
      return () => {
        tell = () => {};
      };
    },
  } as unknown as Connection;
  const stop = watchDelivery(connection, 'an event', (state) => states.push(state));
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    asked,
    states,
    stop,
    settled,
    async changed(delivery: number, next: unknown = answer) {
      answer = next;
      tell({ name: 'deliveries.changed', seq: 1, data: { delivery } });
      await settled();
    },
  };
}

describe('the delivery of an event that is looked at', () => {
  it('comes by itself once its attempt is stored, and again with its next one', async () => {
    const { states, asked, settled, changed } = setUp();
    await settled();
    expect(states).toEqual([{ status: 'ready', delivery: null }]);
    await changed(4, { id: 4, attempts: 1 });
    expect(states.at(-1)).toEqual({ status: 'ready', delivery: { id: 4, attempts: 1 } });
    await changed(4, { id: 4, attempts: 2 });
    expect(states.at(-1)).toEqual({ status: 'ready', delivery: { id: 4, attempts: 2 } });
    await changed(5);
    expect(asked).toEqual(Array(3).fill({ id: 'an event' }));
  });

  it('is told where it cannot be read, and no more once nobody looks', async () => {
    const { states, stop, settled, changed } = setUp();
    await settled();
    await changed(1, new Error('The engine is gone.'));
    expect(states.at(-1)).toMatchObject({ status: 'failed' });
    stop();
    await changed(1, { id: 1 });
    expect(states).toHaveLength(2);
  });
});
