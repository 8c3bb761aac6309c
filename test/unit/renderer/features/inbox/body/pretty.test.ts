import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prettyJson } from '../../../../../../renderer/features/inbox/body/pretty.ts';

test('law: for JSON without surprises it is what JSON.stringify would write', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // A second pass: -0 is written as 0, and such.
      const text = JSON.stringify(JSON.parse(JSON.stringify(value)));
      expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
    }),
  );
});

test('law: it is the same whatever the layout was, and stays itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, space) => {
      const pretty = prettyJson(JSON.stringify(value));
      expect(prettyJson(JSON.stringify(value, null, space))).toBe(pretty);
      expect(prettyJson(pretty)).toBe(pretty);
    }),
  );
});

test('numbers, escapes and doubled keys stay as they came', () => {
  expect(prettyJson('{"n":1.50e3,"big":12345678901234567890,"a":"\\u0041","a":[],"o":{}}')).toBe(
    '{\n  "n": 1.50e3,\n  "big": 12345678901234567890,\n  "a": "\\u0041",\n  "a": [],\n  "o": {}\n}',
  );
});

test('what is nested thousands deep is left as it came, not turned into gigabytes of indentation', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(prettyJson(deep)).toBe(deep);
  expect(prettyJson('[[[1]]]')).toBe('[\n  [\n    [\n      1\n    ]\n  ]\n]');
});
