import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonParts } from '../../../../renderer/ui/json-parts.ts';

describe('JSON cut for its colours', () => {
  test('tells keys, strings and numbers apart', () => {
    const parts = jsonParts('{"a": "b: 1", "c" : -1.5e3, "d": [null, "\\"}"]}');
    expect(parts.filter(({ kind }) => kind !== 'other').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'key "a"',
      'string "b: 1"',
      'key "c"',
      'number -1.5e3',
      'key "d"',
      'number null',
      'string "\\"}"',
    ]);
  });

  test('law: of any text nothing is lost, and each part knows its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parts = jsonParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const part of parts) expect(text.startsWith(part.text, part.from)).toBe(true);
      }),
    );
  });
});
