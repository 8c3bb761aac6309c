import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLimits, typedLimit } from '../../../../../renderer/features/settings/storage/limit-form.ts';

const amount = fc.option(fc.integer({ min: 1, max: 1_000_000 }));

describe('limits as they are typed', () => {
  test('come back as they were stored', () => {
    const stored = fc.record({ scope: fc.string(), days: amount, maxEvents: amount, megabytes: amount });
    fc.assert(
      fc.property(stored, ({ scope, days, maxEvents, megabytes }) => {
        const limit = {
          scope,
          maxAgeMs: days === null ? null : days * 86_400_000,
          maxEvents,
          maxBytes: megabytes === null ? null : megabytes * 1024 * 1024,
        };
        const none = days === null && maxEvents === null && megabytes === null;
        expect(readLimits([typedLimit(scope, limit)])).toEqual({ limits: none ? [] : [limit] });
      }),
    );
  });

  test('that are no amounts are told by their field', () => {
    const typed = typedLimit('*', undefined);
    for (const days of ['0', '-1', 'many', '1e3', '0.0000000001'])
      expect(readLimits([{ ...typed, days }])).toEqual({
        problem: expect.stringContaining('days') as unknown,
      });
    expect(readLimits([{ ...typed, events: '1.5' }])).toHaveProperty('problem');
    expect(readLimits([{ ...typed, megabytes: ' 0.5 ' }])).toEqual({
      limits: [{ scope: '*', maxAgeMs: null, maxEvents: null, maxBytes: 524_288 }],
    });
  });
});
