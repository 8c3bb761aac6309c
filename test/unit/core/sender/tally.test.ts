import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../core/sender/attempt.ts';
import { createTally } from '../../../../core/sender/tally.ts';

const attempt = (status: number | null, totalMs = 1): Attempt => ({
  startedAt: 0,
  ok: status === 200,
  request: { headers: [], rawHead: new Uint8Array(), bodyBytes: 0 },
  response:
    status === null
      ? null
      : { status, statusText: '', httpVersion: '1.1', headers: [], body: new Uint8Array(), truncated: false },
  unreadable: null,
  timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs },
  error: status === null ? { code: 'target-refused', message: 'Nothing listens.' } : null,
  remarks: [],
});
const about = { asked: 9, seconds: 2, cancelled: false };

describe('a tally of attempts', () => {
  it('counts how they ended, the most frequent first', () => {
    const tally = createTally();
    for (const status of [null, 200, 503, 200, 200, 503]) tally.count(attempt(status));
    expect([tally.sent, tally.failed]).toEqual([6, 3]);
    expect(tally.report(about)).toMatchObject({
      ...{ ...about, sent: 6, ok: 3 },
      outcomes: [
        { status: 200, problem: null, count: 3 },
        { status: 503, problem: null, count: 2 },
        { status: null, problem: 'target-refused', count: 1 },
      ],
    });
  });

  it('says how long answers took, to a hundredth, and nothing where none came', () => {
    const tally = createTally();
    expect(tally.report(about).times).toBeNull();
    for (let n = 1; n <= 100; n++) tally.count(attempt(200, n));
    tally.count(attempt(null, 60_000));
    const { p50Ms, p95Ms, p99Ms, maxMs } = tally.report(about).times ?? {};
    for (const [found, meant] of [
      [p50Ms, 50],
      [p95Ms, 95],
      [p99Ms, 99],
      [maxMs, 100],
    ] as const)
      expect(Math.abs((found ?? 0) / meant - 1)).toBeLessThan(0.011);
    expect(p99Ms).toBeLessThanOrEqual(maxMs ?? 0);
  });
});
