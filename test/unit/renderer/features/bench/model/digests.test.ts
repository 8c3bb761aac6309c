import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, digestsOf, encodingOf } from '../../../../../../renderer/features/bench/model/digests.ts';

const hex = '00ff10ab';
const base64 = Buffer.from(hex, 'hex').toString('base64');
const digests = { algorithm: 'HMAC-SHA-256', expectedHex: hex, previousHex: null, received: [], omitted: 0 };

test('law: up to the first difference two texts are the same, and there they are not', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (start, a, b) => {
      const { same, firstDifference } = compare(start + a, start + b);
      expect(same).toBe(a === b);
      const until = firstDifference ?? Number.POSITIVE_INFINITY;
      expect((start + a).slice(0, until)).toBe((start + b).slice(0, until));
      if (!same) expect((start + a)[until]).not.toBe((start + b)[until]);
    }),
  );
});

test('a digest in hex where base64 is due is not the same text, but the same bytes', () => {
  const received = [{ text: hex, hex, matches: null }];
  const { blocks } = digestsOf({
    digests: { ...digests, received },
    expected: `sha256=${base64}`,
    matchHex: null,
  });
  expect(blocks).toEqual([
    {
      title: 'as in the header',
      lines: [
        { name: 'received', text: hex, against: { same: false, firstDifference: 0 } },
        { name: 'expected', text: base64, against: null },
      ],
    },
    {
      title: 'as hex',
      lines: [
        { name: 'received', text: hex, against: { same: true, firstDifference: null } },
        { name: 'expected', text: hex, against: null },
      ],
    },
  ]);
});

test('where a mistake explains it, the received digest is held against the one that the mistake gives', () => {
  const received = [{ text: 'aabb', hex: 'aabb', matches: null }];
  const { blocks } = digestsOf({ digests: { ...digests, received }, expected: hex, matchHex: 'aabb' });
  expect(blocks[1]?.lines).toEqual([
    { name: 'received', text: 'aabb', against: { same: true, firstDifference: null } },
    { name: 'with the mistake', text: 'aabb', against: null },
    { name: 'expected', text: hex, against: null },
  ]);
});

test('a header full of signatures is cut short, and says how many are left', () => {
  const received = Array.from({ length: 100 }, (_, n) => ({ text: `${n}`, hex: null, matches: null }));
  const shown = digestsOf({
    digests: { ...digests, received, omitted: 9_900 },
    expected: hex,
    matchHex: null,
  });
  expect(shown.blocks[0]?.lines).toHaveLength(6);
  expect(shown.more).toBe(9_995);
});

test('where nothing can be computed, what came is still shown', () => {
  const received = [{ text: 'zz', hex: null, matches: null }];
  const shown = digestsOf({
    digests: { ...digests, expectedHex: null, received },
    expected: null,
    matchHex: null,
  });
  expect(shown.blocks).toEqual([
    { title: 'as in the header', lines: [{ name: 'received', text: 'zz', against: null }] },
  ]);
});

test('the encoding of a header is told by what its digest looks like in it', () => {
  expect(encodingOf(`v1,${base64}`, hex)).toBe('base64');
  expect(encodingOf(`t=1,v1=${hex}`, hex)).toBe('hex');
  expect(encodingOf('other', hex)).toBeNull();
  expect(encodingOf(null, hex)).toBeNull();
});
