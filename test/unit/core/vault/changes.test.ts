import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, type Change } from '../../../../core/vault/changes.ts';

const ref = fc.constantFrom('a', 'b', 'c');
const change: fc.Arbitrary<Change<string>> = fc.oneof(
  fc.record({ op: fc.constant('set' as const), ref, value: fc.string({ minLength: 1 }) }),
  fc.record({ op: fc.constant('remove' as const), ref }),
  fc.record({ op: fc.constant('rename' as const), ref, to: ref }),
);

describe('changes of the vault', () => {
  it('are the same together as one after the other, and leave what was there before', () => {
    fc.assert(
      fc.property(fc.dictionary(ref, fc.string()), fc.array(change), (first, changes) => {
        const before = new Map(Object.entries(first));
        const copy = new Map(before);
        const together = applyChanges(before, changes);
        const oneByOne = changes.reduce<ReadonlyMap<string, string>>(
          (entries, one) => applyChanges(entries, [one]),
          before,
        );
        expect(together).toEqual(oneByOne);
        expect(before).toEqual(copy);
      }),
    );
  });

  it('never make a secret out of none: each value was there, or was set', () => {
    fc.assert(
      fc.property(fc.dictionary(ref, fc.string()), fc.array(change), (first, changes) => {
        const known = [
          ...Object.values(first),
          ...changes.flatMap((one) => (one.op === 'set' ? [one.value] : [])),
        ];
        for (const value of applyChanges(new Map(Object.entries(first)), changes).values())
          expect(known).toContain(value);
      }),
    );
  });

  it('rename over what stands there, onto itself, and nothing where there is nothing', () => {
    const before = new Map([
      ['a', '1'],
      ['b', '2'],
    ]);
    const renamed = (from: string, to: string) =>
      Object.fromEntries(applyChanges(before, [{ op: 'rename', ref: from, to }]));
    expect(renamed('a', 'b')).toEqual({ b: '1' });
    expect(renamed('a', 'a')).toEqual({ a: '1', b: '2' });
    expect(renamed('c', 'a')).toEqual({ a: '1', b: '2' });
  });
});
