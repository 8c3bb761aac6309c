import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArrivals, toneOf } from '../../../../core/insights/arrivals.ts';

const tone = fc.constantFrom('bad', 'warn', 'good', 'other' as const);
const arrival = fc.record({
  at: fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => seconds * 1_000),
  tone,
  events: fc.integer({ min: 1, max: 50 }),
});

describe('arrivals by time', () => {
  it('lose no event, however many moments there are and bars are asked for', () => {
    fc.assert(
      fc.property(
        fc.array(arrival, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 3, max: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (all, most, moments) => {
          const arrivals = createArrivals(moments);
          for (const each of all) arrivals.add(each);
          const { bars, from, to, barMs } = arrivals.bars(null, null, most);
          expect(bars.length).toBeLessThanOrEqual(most);
          expect((to - from) / barMs).toBeLessThanOrEqual(most);
          const sum = (pick: 'bad' | 'warn' | 'good' | 'other'): number =>
            bars.reduce((total, bar) => total + bar[pick], 0);
          for (const name of ['bad', 'warn', 'good', 'other'] as const)
            expect(sum(name)).toBe(
              all.filter((each) => each.tone === name).reduce((total, { events }) => total + events, 0),
            );
          for (const { at } of bars) expect((at - from) % barMs === 0 && at >= from && at < to).toBe(true);
        },
      ),
    );
  });

  it('of a part are only those in it, finer than the whole', () => {
    const arrivals = createArrivals();
    for (let minute = 0; minute < 600; minute++)
      arrivals.add({ at: minute * 60_000, tone: 'good', events: 1 });
    const whole = arrivals.bars(null, null, 60);
    const part = arrivals.bars(60_000, 600_000, 60);
    expect(whole.barMs).toBe(1_200_000);
    expect(part.barMs).toBe(10_000);
    expect(part.bars.map(({ at }) => at)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((minute) => minute * 60_000),
    );
  });

  it('of nothing are none', () => {
    expect(createArrivals().bars(null, null, 10).bars).toEqual([]);
    expect(createArrivals().extent).toBeNull();
  });

  it('are judged by the worst that is known of them', () => {
    const fine = {
      status: 'valid',
      verdict: 'verified',
      complete: true,
      recognised: true,
      reply: 200,
    } as const;
    expect(toneOf(fine)).toBe('good');
    expect(toneOf({ ...fine, verdict: 'failed' })).toBe('bad');
    expect(toneOf({ ...fine, reply: 401 })).toBe('bad');
    expect(toneOf({ ...fine, complete: false })).toBe('bad');
    expect(toneOf({ ...fine, status: 'valid-with-warnings' })).toBe('warn');
    expect(toneOf({ ...fine, status: 'not-json' })).toBe('bad');
    expect(toneOf({ ...fine, status: 'not-json', recognised: false })).toBe('other');
    expect(toneOf({ ...fine, status: null, verdict: null })).toBe('other');
  });
});
