import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeLine, timeWords } from '../../../../../../renderer/features/bench/model/time-line.ts';

const tolerance = fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null });
const skew = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });

const places = fc.tuple(skew, tolerance, tolerance).map(([skewS, pastS, futureS]) => {
  const line = timeLine({ skewS, pastS, futureS });
  if (!line) throw new Error('A time has a line.');
  return { skewS, line, words: timeWords({ skewS, pastS, futureS }) };
});

test('law: everything is on the line, past on the left of now and future on its right', () => {
  fc.assert(
    fc.property(places, ({ skewS, line }) => {
      for (const place of [line.signed, line.now, line.band?.from ?? 0, line.band?.to ?? 100]) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(100);
      }
      expect(Math.sign(line.now - line.signed)).toBe(Math.sign(skewS));
    }),
  );
});

test('law: the time of signing is in the band just where the words say so', () => {
  const rounding = 1e-9;
  fc.assert(
    fc.property(places, ({ line, words }) => {
      const { from, to } = line.band ?? { from: 0, to: 100 };
      const inside = line.signed >= from - rounding && line.signed <= to + rounding;
      expect(words.tone).toBe(line.band === null ? 'faint' : inside ? 'good' : 'bad');
    }),
  );
});

test('a time that is very far away breaks the line instead of squeezing the band', () => {
  const near = timeLine({ skewS: 412, pastS: 300, futureS: 300 });
  const far = timeLine({ skewS: 300_000_000, pastS: 300, futureS: 300 });
  expect(near?.broken).toBe(false);
  expect(far?.broken).toBe(true);
  expect((far?.band?.to ?? 0) - (far?.band?.from ?? 0)).toBeGreaterThan(10);
});

test('lateness and tolerance are said in words', () => {
  const both = { pastS: 300, futureS: 300 };
  expect(timeWords({ skewS: 412, ...both })).toEqual({
    tone: 'bad',
    text: '412 s (about 7 min) late, tolerance 300 s (5 min)',
  });
  expect(timeWords({ skewS: -20, ...both })).toEqual({
    tone: 'good',
    text: '20 s early, tolerance 300 s (5 min)',
  });
  expect(timeWords({ skewS: 0, ...both }).text).toBe('signed as it arrived, tolerance 300 s (5 min)');
  expect(timeWords({ skewS: -90_000, pastS: 5, futureS: null }).text).toBe(
    '90,000 s (25 h) early; no limit on that side',
  );
  expect(timeWords({ skewS: 1, pastS: null, futureS: null }).text).toBe(
    '1 s late; no tolerance is documented',
  );
});

test('what is no time has words but no line', () => {
  expect(timeLine({ skewS: null, pastS: 300, futureS: 300 })).toBeNull();
  expect(timeWords({ skewS: null, pastS: 300, futureS: 300 }).tone).toBe('bad');
});
