import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsWords } from '../../../../core/signatures/names.ts';
import {
  likelierUnit,
  outsideOf,
  readTimestamp,
  skewSeconds,
  writeTimestamp,
} from '../../../../core/signatures/time.ts';

const now = Date.UTC(2026, 0, 31, 12);

describe('a timestamp', () => {
  it.each(['s', 'ms', 'iso'] as const)('in %s is read as it was written', (unit) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(readTimestamp(writeTimestamp(seconds * 1000, unit), unit)).toBe(seconds * 1000);
      }),
    );
  });

  it.each([
    ['1.5', 's'],
    [' 1', 's'],
    ['1e9', 's'],
    ['0x10', 's'],
    ['1'.repeat(16), 'ms'],
    ['2026-01-31', 'iso'],
    ['2026-01-31T12:00:00', 'iso'],
    ['2026-13-31T12:00:00Z', 'iso'],
  ] as const)('%j is no time in %s', (text, unit) => {
    expect(readTimestamp(text, unit)).toBeNull();
  });

  it('may have an offset and fractions of a second', () => {
    expect(readTimestamp('2026-01-31T13:00:00.250+0100', 'iso')).toBe(now + 250);
  });

  it('in another unit is told where it is near now', () => {
    expect(likelierUnit(String(now), 's', now)).toBe('ms');
    expect(likelierUnit(String(now / 1000), 'ms', now)).toBe('s');
    expect(likelierUnit('2026-01-31T12:00:00Z', 's', now)).toBe('iso');
    expect(likelierUnit('12345', 'ms', now)).toBeNull();
  });
});

describe('the tolerance', () => {
  it('counts whole seconds, so that a fraction harms nobody', () => {
    expect(skewSeconds(now - 300_999, now)).toBe(300);
    expect(outsideOf({ pastS: 300, futureS: 300 }, 300)).toBeNull();
    expect(outsideOf({ pastS: 300, futureS: 300 }, 301)).toBe('past');
    expect(outsideOf({ pastS: 300, futureS: 300 }, -301)).toBe('future');
    expect(outsideOf({ pastS: null, futureS: null }, 1e9)).toBeNull();
  });
});

describe('a length of time', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [-90, '90 seconds'],
    [600, '10 minutes'],
    [7200, '2 hours'],
    [86_400, '24 hours'],
    [172_800, '2 days'],
  ])('of %i seconds is %s', (seconds, words) => {
    expect(secondsWords(seconds)).toBe(words);
  });
});
