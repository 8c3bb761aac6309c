import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits, receiverLimits } from '../../../../../core/contract/receiver-limits.ts';
import {
  limitFields,
  readLimits,
  standardOf,
  typedLimits,
} from '../../../../../renderer/features/settings/receiver/limits-form.ts';

const standard = typedLimits(defaultLimits);

test('limits are typed in megabytes, kilobytes and seconds', () => {
  expect(standard).toEqual({
    bodyBytes: '10',
    headerBytes: '64',
    headTimeoutMs: '15',
    requestTimeoutMs: '120',
    keepAliveTimeoutMs: '5',
    connections: '2000',
  });
  expect(readLimits({ ...standard, bodyBytes: ' 0.5 ', headTimeoutMs: '1.5' })).toEqual({
    limits: { ...defaultLimits, bodyBytes: 524_288, headTimeoutMs: 1_500 },
  });
  expect(limitFields.every((field) => standardOf(field) === standard[field.name])).toBe(true);
});

test.each([
  ['bodyBytes', '2000', 'A number from 0 to 1024 MB.'],
  ['bodyBytes', '', 'A number from 0 to 1024 MB.'],
  ['headerBytes', '0.5', 'A number from 1 to 1024 KB.'],
  ['headTimeoutMs', '-1', 'A number from 0.1 to 3600 s.'],
  ['requestTimeoutMs', '1e3', 'A number from 0.1 to 3600 s.'],
  ['connections', '1.5', 'A whole number from 1 to 100000.'],
  ['headTimeoutMs', '121', 'It cannot be longer than the time for the whole request.'],
] as const)('%s: %j is told at its field', (name, text, problem) => {
  expect(readLimits({ ...standard, [name]: text })).toEqual({ problems: { [name]: problem } });
});

test('what is typed for any limits reads as those limits', () => {
  const within = (name: keyof typeof defaultLimits) => {
    const { minValue, maxValue } = receiverLimits.shape[name].unwrap();
    return fc.integer({ min: minValue ?? 0, max: maxValue ?? 0 });
  };
  const limits = fc.record({
    bodyBytes: within('bodyBytes'),
    headerBytes: within('headerBytes'),
    headTimeoutMs: fc.integer({ min: 100, max: 1_000_000 }),
    requestTimeoutMs: fc.integer({ min: 1_000_000, max: 3_600_000 }),
    keepAliveTimeoutMs: within('keepAliveTimeoutMs'),
    connections: within('connections'),
  });
  fc.assert(
    fc.property(limits, (some) => {
      expect(readLimits(typedLimits(some))).toEqual({ limits: some });
    }),
  );
});
