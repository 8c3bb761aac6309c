import { describe, expect, test } from 'vitest';
import { typeWords, valueWords } from '../../../../renderer/ui/field-words.ts';

describe('a field in words', () => {
  test.each([
    [['string'], null, null, 'string'],
    [['string'], 'uuid', null, 'UUID'],
    [['string'], 'email', null, 'string (email)'],
    [['string', 'null'], null, null, 'string or null'],
    [['integer'], null, null, 'whole number'],
    [['number'], null, [0, 2, 4], 'whole number'],
    [['number'], null, [0.5], 'number'],
    [['boolean'], null, null, 'true or false'],
    [['array'], null, null, 'list'],
    [[], null, null, 'anything'],
  ])('%j %s %j is %s', (types, format, values, words) => {
    expect(typeWords({ types, format, values })).toBe(words);
  });

  test('a set is told as JSON, a long one in part', () => {
    expect(valueWords(null)).toBeNull();
    expect(valueWords(['v3'])).toBe('"v3"');
    expect(valueWords(['a', 'b'])).toBe('"a" or "b"');
    expect(valueWords([0, 2, 4])).toBe('0, 2 or 4');
    expect(valueWords(Array.from({ length: 14 }, (_, value) => value))).toMatch(/10, 11 and 2 more$/);
  });
});
