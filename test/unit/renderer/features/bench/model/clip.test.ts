import { expect, test } from 'vitest';
import { clip } from '../../../../../../renderer/features/bench/model/clip.ts';

test('a long text is cut, and says how much of it is left', () => {
  expect(clip('abc', 3)).toEqual({ text: 'abc', rest: null });
  expect(clip('abcd', 3)).toEqual({ text: 'abc', rest: '… and 1 more character' });
});
