import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, firstLink, type LinkEvent, nextLink } from '../../../../renderer/connection/machine.ts';

describe('the link to the engine', () => {
  test('goes from connecting to live, and from live to lost', () => {
    const live = nextLink(firstLink, { type: 'opened' });
    expect(live).toEqual({ status: 'live' });
    expect(nextLink(live, { type: 'closed' })).toEqual({ status: 'lost', attempt: 0, retryInMs: 200 });
  });

  test('waits longer after each failure, up to five seconds, and starts over once it was live', () => {
    const waits: number[] = [];
    let link = firstLink;
    for (let round = 0; round < 8; round++) {
      link = nextLink(link, { type: 'failed' });
      if (link.status === 'lost') waits.push(link.retryInMs);
      link = nextLink(link, { type: 'retry' });
    }
    expect(waits).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
    link = nextLink(nextLink(link, { type: 'opened' }), { type: 'closed' });
    expect(link).toEqual({ status: 'lost', attempt: 0, retryInMs: 200 });
  });

  test('law: what does not belong to a state changes nothing, and no wait exceeds the limit', () => {
    const event = fc.constantFrom<LinkEvent['type']>('opened', 'failed', 'closed', 'retry');
    fc.assert(
      fc.property(fc.array(event), (types) => {
        let link = firstLink;
        for (const type of types) {
          const before = link;
          link = nextLink(before, { type });
          const fits =
            (before.status === 'connecting' && (type === 'opened' || type === 'failed')) ||
            (before.status === 'live' && type === 'closed') ||
            (before.status === 'lost' && type === 'retry');
          expect(link === before).toBe(!fits);
          if (link.status === 'lost') expect(link.retryInMs).toBeLessThanOrEqual(5000);
        }
      }),
    );
    expect(backoff(1_000)).toBe(5000);
  });
});
