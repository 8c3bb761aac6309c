import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryPolicy } from '../../../../core/contract/delivery.ts';
import {
  deliveryPolicies,
  okhiDelivery,
  once,
  standardWebhooksDelivery,
  svixDelivery,
} from '../../../../core/delivery/policies.ts';
import { afterAttempt, ladder, MOST_ATTEMPTS } from '../../../../core/delivery/policy.ts';

const failed = { attempt: 1, elapsedMs: 0, status: null, retryAfterMs: null };
const SECOND = 1_000;
const HOUR = 3_600_000;

describe('after an attempt', () => {
  it('that was answered 2xx the delivery has ended, whatever the policy', () => {
    for (const policy of deliveryPolicies)
      for (const status of [200, 204, 299])
        expect(afterAttempt(policy, { ...failed, status })).toEqual({ kind: 'end', why: 'delivered' });
  });

  it('that failed nothing is tried again where no document says so', () => {
    expect(afterAttempt(once, { ...failed, status: 500 })).toEqual({ kind: 'end', why: 'no-retry' });
  });

  it('redirects are failures', () => {
    expect(afterAttempt(svixDelivery, { ...failed, status: 302 })).toEqual({
      kind: 'again',
      waitMs: 5 * SECOND,
    });
  });

  it('410 ends it where the specification says so', () => {
    expect(afterAttempt(standardWebhooksDelivery, { ...failed, status: 410 })).toEqual({
      kind: 'end',
      why: 'gone',
    });
    expect(afterAttempt(svixDelivery, { ...failed, status: 410 }).kind).toBe('again');
  });

  it('Retry-After makes the wait longer, never shorter, where it is honoured', () => {
    const later = { ...failed, status: 429, retryAfterMs: 60 * SECOND };
    expect(afterAttempt(standardWebhooksDelivery, later)).toEqual({ kind: 'again', waitMs: 60 * SECOND });
    const sooner = { ...later, retryAfterMs: 1 };
    expect(afterAttempt(standardWebhooksDelivery, sooner)).toEqual({ kind: 'again', waitMs: 5 * SECOND });
    expect(afterAttempt(okhiDelivery, later)).toEqual({ kind: 'again', waitMs: 5 * SECOND });
  });
});

describe('the ladder of attempts', () => {
  it('has one step where there is no retry', () => expect(ladder(once)).toEqual([0]));

  it("is Svix's published one", () => {
    // "An attempt that fails three times before eventually succeeding will be delivered roughly 35 minutes and 5 seconds
    // following the first attempt" (docs.svix.com/retries).
    expect(ladder(svixDelivery)[3]).toBe((35 * 60 + 5) * SECOND);
    expect(ladder(svixDelivery)).toHaveLength(8);
  });

  it('ends for Standard Webhooks with the tenth', () => {
    expect(ladder(standardWebhooksDelivery)).toHaveLength(10);
    expect(ladder(standardWebhooksDelivery).at(-1)).toBeGreaterThan(75 * HOUR);
  });

  it('doubles for OkHi for a few minutes', () => {
    expect(ladder(okhiDelivery)).toEqual([0, 5, 15, 35, 75, 155].map((seconds) => seconds * SECOND));
  });

  it('rises, and ends, whatever the numbers', () => {
    const stated = (value: fc.Arbitrary<number>) =>
      value.map((number) => ({ value: number, documented: false }));
    const plan = fc.record({
      kind: fc.constant('backoff' as const),
      firstMs: stated(fc.nat()),
      factor: stated(fc.double({ min: 1, max: 10, noNaN: true })),
      forMs: stated(fc.nat()),
    });
    fc.assert(
      fc.property(plan, (retry) => {
        const starts = ladder({ ...okhiDelivery, retry });
        expect(starts.length).toBeLessThanOrEqual(MOST_ATTEMPTS);
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
      }),
    );
  });
});

it('every policy is one of the contract, and says which numbers no document gives', () => {
  for (const policy of deliveryPolicies) {
    expect(deliveryPolicy.parse(policy)).toEqual(policy);
    expect(policy.notes.length).toBeGreaterThan(0);
  }
  expect(once.timeoutMs.documented).toBe(false);
  expect(okhiDelivery).toMatchObject({
    timeoutMs: { value: 15_000, documented: true },
    retry: { firstMs: { documented: false } },
  });
});
