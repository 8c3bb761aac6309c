import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  formatMoment,
  formatRowTime,
  formatTime,
  plural,
} from '../../../../renderer/ui/format.ts';

describe('sizes', () => {
  test.each([
    [0, '0 B'],
    [342, '342 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [1024 * 1024 - 1, '1.0 MB'],
    [9 * 1024 * 1024, '9.0 MB'],
  ])('%i bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));

  test('law: a larger body never reads as a smaller one', () => {
    const units = { B: 1, KB: 1024, MB: 1024 * 1024 };
    const read = (text: string): number => {
      const [number = '', unit = 'B'] = text.split(' ');
      return Number(number) * units[unit as keyof typeof units];
    };
    fc.assert(
      fc.property(fc.nat(2 ** 30), fc.nat(2 ** 20), (bytes, more) => {
        expect(read(formatBytes(bytes))).toBeLessThanOrEqual(read(formatBytes(bytes + more)));
      }),
    );
  });
});

describe('durations', () => {
  test.each([
    [0.62, '0.6 ms'],
    [9.96, '10 ms'],
    [45.4, '45 ms'],
    [999.6, '1.0 s'],
    [15_000, '15.0 s'],
  ])('%f ms are %s', (ms, words) => expect(formatDuration(ms)).toBe(words));
});

describe('times', () => {
  const iso = '2026-11-22T12:41:07.048Z';
  test('today: the time of day to the millisecond', () => {
    const now = new Date('2026-11-22T23:00:00Z');
    expect(formatTime(iso, 'utc', now)).toBe('12:41:07.048');
    expect(formatRowTime(iso, 'utc', now)).toBe('12:41:07.048');
    expect(formatMoment(iso, 'utc', now)).toBe('12:41:07');
  });

  test('another day is named, in a row within its twelve characters', () => {
    const now = new Date('2026-11-23T00:00:00Z');
    expect(formatTime(iso, 'utc', now)).toBe('22 Nov 2026 12:41:07.048');
    expect(formatRowTime(iso, 'utc', now)).toBe('22 Nov 12:41');
    expect(formatMoment(iso, 'utc', now)).toBe('22 Nov 12:41');
  });

  test('local time is that of the computer', () => {
    const time = new Date(iso);
    const expected = [time.getHours(), time.getMinutes(), time.getSeconds()]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
    expect(formatClock(iso, 'local')).toBe(expected);
    expect(formatClock(iso, 'utc')).toBe('12:41:07');
  });
});

test('counts', () => {
  expect(formatCount(1204)).toBe('1,204');
  expect(plural(1, 'event')).toBe('1 event');
  expect(plural(0, 'event')).toBe('0 events');
});
