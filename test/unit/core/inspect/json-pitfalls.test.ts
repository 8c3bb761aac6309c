import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPitfalls, MOST_PITFALLS } from '../../../../core/inspect/json-pitfalls.ts';

const told = (text: string) => findPitfalls(text).map(({ path, code }) => `${code} ${path}`);

describe('keys that stand twice', () => {
  it.each([
    ['{"a":1,"a":2}', ['repeated-key /a']],
    ['{"a":{"b":[{"c":1,"c":{}}]}}', ['repeated-key /a/b/0/c']],
    ['{"a":1,"\\u0061":2}', ['repeated-key /a']],
    ['{"a/b":1,"a/b":1}', ['repeated-key /a~1b']],
    ['{"a":"x","b":{"a":"a"},"c":["a","a"]}', []],
    ['[{"a":1},{"a":1}]', []],
    ['{"a\\"":1,"a":2}', []],
    ['{"a":"}","b":"{","a":0}', ['repeated-key /a']],
    ['{"":1,"":2}', ['repeated-key /']],
  ])('%s: %j', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('numbers that a parser changes', () => {
  it.each([
    ['{"id":9007199254740993}', ['lost-precision /id']],
    ['{"id":9007199254740991}', []],
    ['[0,-9007199254740992]', ['lost-precision /1']],
    ['1e400', ['lost-precision ']],
    ['1e20', []],
    ['123456789012345678901234567890', ['lost-precision ']],
    ['0.12345678901234567890', []],
    ['{"id":"9007199254740993"}', []],
  ])('%s: %j', (text, expected) => expect(told(text)).toEqual(expected));

  it('says what JavaScript makes of one', () => {
    expect(findPitfalls('[9007199254740993]')[0]).toMatchObject({
      received: '9007199254740993',
      message: expect.stringContaining('9007199254740992') as string,
    });
  });
});

describe('laws', () => {
  it('finds nothing in what JSON.stringify writes of values that it can hold', () => {
    const value = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (json, indent) => {
        const repeated = findPitfalls(JSON.stringify(json, null, indent)).filter(
          ({ code }) => code === 'repeated-key',
        );
        expect(repeated).toEqual([]);
      }),
    );
  });

  it('finds a repeated key among few and many others', () => {
    const keys = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(keys, fc.nat(), (unique, pick) => {
        const again = unique[pick % unique.length] ?? '';
        const members = [...unique, again].map((key) => `${JSON.stringify(key)}:0`);
        expect(findPitfalls(`{${members.join(',')}}`).map(({ code }) => code)).toEqual(['repeated-key']);
        expect(findPitfalls(`{${members.slice(0, -1).join(',')}}`)).toEqual([]);
      }),
    );
  });

  it('finds a key that was put in twice, wherever', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.nat({ max: 5 }), (key, value, depth) => {
        const name = JSON.stringify(key);
        const inner = `{${name}:${JSON.stringify(value)},${name}:null}`;
        const text = `${'[0,'.repeat(depth)}${inner}${']'.repeat(depth)}`;
        expect(told(text).some((line) => line.startsWith(`repeated-key ${'/1'.repeat(depth)}/`))).toBe(true);
      }),
    );
  });

  it('takes 100,000 levels, and tells of a body full of them a few', () => {
    expect(told(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual([]);
    expect(told(`[${'{"a":1,"a":1},'.repeat(50_000)}0]`)).toHaveLength(MOST_PITFALLS);
  });
});
