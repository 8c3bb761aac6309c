import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareEvents, firstDifference } from '../../../../core/compare/compare.ts';
import { compareJson } from '../../../../core/compare/json.ts';
import type { HeaderPair } from '../../../../core/contract/models.ts';

const paths = (before: unknown, after: unknown): string[] =>
  compareJson(before, after).map(({ kind, path }) => `${kind} ${path}`);

describe('two JSON values', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['the order of keys does not count', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, []],
    ['a value', { a: 1 }, { a: 2 }, ['changed /a']],
    ['its type', { a: 1 }, { a: '1' }, ['type /a']],
    ['null is a type', { a: null }, { a: {} }, ['type /a']],
    ['keys that came and went', { a: 1, b: 2 }, { b: 2, 'c/~': 3 }, ['removed /a', 'added /c~1~0']],
    ['a key that is no plain one', { x: 1 }, JSON.parse('{"x":1,"__proto__":2}'), ['added /__proto__']],
    ['an item at the front', [1, 2, 3], [0, 1, 2, 3], ['added /0']],
    [
      'an item in the middle that changed',
      [{ a: 1 }, { a: 2 }, { a: 3 }],
      [{ a: 1 }, { a: 9 }, { a: 3 }],
      ['changed /1/a'],
    ],
    [
      'items by their names',
      [
        { id: 1, v: 1 },
        { id: 2, v: 2 },
      ],
      [
        { id: 0, v: 0 },
        { id: 1, v: 1 },
        { id: 2, v: 3 },
      ],
      ['added /0', 'changed /2/v'],
    ],
    [
      'items that changed places',
      [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      [{ id: 'c' }, { id: 'a' }, { id: 'b' }],
      ['moved /0'],
    ],
    ['the whole', { a: 1 }, [1], ['type ']],
    ['a list of pairs is no object', { a: 1 }, [['a', 1]], ['type ']],
  ])('%s', (_, before, after, expected) => expect(paths(before, after)).toEqual(expected));

  test('law: a value is like itself in any order of keys, and there is a change where there is one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(compareJson(one, reversed(one))).toEqual([]);
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(compareJson(one, other).length === 0).toBe(same);
      }),
    );
  });

  test('law: what is added in one direction is removed in the other', () => {
    const record = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(record, record, (one, other) => {
        const there = compareJson(one, other).filter(({ path }) => !path.slice(1).includes('/'));
        const back = compareJson(other, one).filter(({ path }) => !path.slice(1).includes('/'));
        const places = (list: typeof there, kind: string) =>
          list
            .filter((change) => change.kind === kind)
            .map(({ path }) => path)
            .sort();
        expect(places(there, 'added')).toEqual(places(back, 'removed'));
      }),
    );
  });

  test('long lists that have nothing in common end in time', () => {
    const list = (from: number) => Array.from({ length: 20_000 }, (_, index) => from + index);
    expect(compareJson(list(0), list(50_000))).toHaveLength(20_000);
  });
});

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sorted(part), 'object'])
    .concat([['{}']]);
};
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
};

const side = (body: string | Uint8Array, headers: HeaderPair[] = [], path = '/a') => ({
  body: Buffer.from(body),
  detail: { seq: 1, method: 'POST', path, query: null, headers, capture: 'complete' as const },
});

describe('two events', () => {
  test('headers by name, whatever their case and order; the first byte that differs', () => {
    const before = side('{"a":1}', [
      ['X-A', '1'],
      ['X-B', '2'],
      ['X-Gone', ''],
    ]);
    const after = side(
      '{"a":2}',
      [
        ['x-b', '2'],
        ['x-a', '1'],
        ['X-A', '3'],
        ['X-New', '4'],
      ],
      '/b',
    );
    const { headers, request, body, bytes } = compareEvents(before, after);
    expect(headers.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'changed x-a',
      'removed x-gone',
      'added x-new',
    ]);
    expect(request).toEqual([{ part: 'path', before: '/a', after: '/b' }]);
    expect(body).toMatchObject({ kind: 'json', total: 1 });
    expect(bytes).toEqual({ same: false, first: 5, sizes: [7, 7] });
  });

  test('what is the same JSON may be other bytes', () => {
    const { body, bytes } = compareEvents(side('{"a":1,"b":2}'), side('{ "b": 2, "a": 1 }'));
    expect(body).toMatchObject({ kind: 'json', total: 0 });
    expect(bytes).toMatchObject({ same: false, first: 1 });
  });

  test.each([
    ['no JSON', 'a=b', 'is not JSON'],
    ['too large', `"${'a'.repeat(3 * 1024 * 1024)}"`, 'larger than 2 MB'],
    ['nested too deeply', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'JSON'],
  ])('a body that is %s is compared by bytes, and the reason said', (_, text, reason) => {
    const { body } = compareEvents(side(text), side('{}'));
    if (body.kind === 'bytes') expect(body.reason).toContain(reason);
    else expect(text.startsWith('[')).toBe(true);
  });

  test('law: the first difference is where two texts part', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        const at = firstDifference(one, other);
        if (at === null) expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
        else {
          expect(Buffer.from(one.subarray(0, at)).equals(Buffer.from(other.subarray(0, at)))).toBe(true);
          expect(one[at]).not.toBe(other[at]);
        }
      }),
    );
  });
});
