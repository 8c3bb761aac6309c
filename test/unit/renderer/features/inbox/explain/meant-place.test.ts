import { describe, expect, test } from 'vitest';
import { createFieldFinder } from '../../../../../../renderer/features/inbox/explain/field-finder.ts';
import { meantPlace } from '../../../../../../renderer/features/inbox/explain/meant-place.ts';

const text = '{\n  "a": 1,\n  "b": {\n    "c": "x" ,  \n    "d": [2, 3]\n  }\n}';
const lines = text.split('\n');
/** The steps that a cursor means in a line (from 1), at a column. */
const meant = (line: number, column: number): string | undefined => {
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  return createFieldFinder(text)
    .at(meantPlace(text, from + column))
    ?.steps.join('.');
};

describe('the field that a cursor means', () => {
  test.each([
    [1, ''],
    [2, 'a'],
    [3, 'b'],
    [4, 'b.c'],
    [6, 'b'],
    [7, ''],
  ])('in line %i it is the same at every column', (line, steps) => {
    const columns = Array.from({ length: (lines[line - 1] ?? '').length + 1 }, (_, column) =>
      meant(line, column),
    );
    expect(new Set(columns)).toEqual(new Set([steps]));
  });

  test('in a line of several it is the one at the cursor, behind a comma the next', () => {
    const list = lines[4] ?? '';
    expect(meant(5, 0)).toBe('b.d');
    expect(meant(5, list.indexOf('2'))).toBe('b.d.0');
    expect(meant(5, list.indexOf(','))).toBe('b.d.0');
    expect(meant(5, list.indexOf(',') + 1)).toBe('b.d.1');
    expect(meant(5, list.length)).toBe('b.d');
  });

  test('an empty text and an empty line have none', () => {
    expect(createFieldFinder('').at(meantPlace('', 0))).toBeNull();
    expect(createFieldFinder('\n1').at(meantPlace('\n1', 0))).toBeNull();
  });
});
