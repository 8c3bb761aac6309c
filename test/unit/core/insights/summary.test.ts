import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSummary, partsOf, type SummaryEvent, spreadOf } from '../../../../core/insights/summary.ts';

const event = (changes: Partial<SummaryEvent>): SummaryEvent => ({
  ...{ seq: 1, receivedAt: 0, provider: 'okhi', eventType: 'verified', status: 'valid', verdict: 'unsigned' },
  ...{ replyMs: 1, size: 100, fingerprint: null },
  ...changes,
});

describe('a summary of events', () => {
  it('counts verdicts by type and names bodies that came again', () => {
    const summary = createSummary();
    summary.add(event({ seq: 5, receivedAt: 5_000, fingerprint: 'a' }));
    summary.add(event({ seq: 4, receivedAt: 4_000, fingerprint: 'a', status: 'invalid' }));
    summary.add(event({ seq: 3, receivedAt: 3_000, fingerprint: 'b', eventType: null, replyMs: null }));
    summary.add(event({ seq: 1, receivedAt: 1_000, fingerprint: 'a' }));
    const report = summary.report(9);
    expect(report).toMatchObject({
      events: 4,
      of: 9,
      extent: { first: '1970-01-01T00:00:01.000Z', last: '1970-01-01T00:00:05.000Z' },
      duplicates: { events: 2, groups: [{ times: 3, firstSeq: 1, lastSeq: 5 }] },
    });
    expect(report.types).toMatchObject([
      { eventType: 'verified', events: 3, statuses: { valid: 2, invalid: 1 } },
      { eventType: null, events: 1, replies: null },
    ]);
  });

  it('of nothing says nothing', () => {
    expect(createSummary().report(0)).toMatchObject({
      events: 0,
      extent: null,
      replies: { spread: null, parts: [] },
    });
  });

  it('law: half are at most p50, nineteen of twenty at most p95, and every value is in one part', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const spread = spreadOf(values);
        const atMost = (bound: number): number =>
          values.filter((value) => value <= bound).length / values.length;
        expect(atMost(spread?.p50 ?? -1)).toBeGreaterThanOrEqual(0.5);
        expect(atMost(spread?.p95 ?? -1)).toBeGreaterThanOrEqual(0.95);
        expect(values).toContain(spread?.p50);
        const parts = partsOf(values, [1, 10, 100]);
        expect(parts.reduce((sum, { events }) => sum + events, 0)).toBe(values.length);
      }),
    );
  });
});
