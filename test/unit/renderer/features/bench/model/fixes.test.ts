import { expect, test } from 'vitest';
import { codeLines } from '../../../../../../renderer/features/bench/model/fixes.ts';

test('the comments of a fix, which say what to change, are told from its code', () => {
  const lines = codeLines("// what is signed\nconst a = '//';\n  # here\n$b = 1; # after\n");
  expect(lines.map(({ comment }) => comment)).toEqual([true, false, true, false]);
  expect(lines).toHaveLength(4);
});
