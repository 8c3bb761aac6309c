import { expect, test } from 'vitest';
import { codeLines, excerptLines } from '../../../../../../renderer/features/bench/model/fixes.ts';

test('the comments of a fix, which say what to change, are told from its code', () => {
  const lines = codeLines("// what is signed\nconst a = '//';\n  # here\n$b = 1; # after\n");
  expect(lines.map(({ comment }) => comment)).toEqual([true, false, true, false]);
  expect(lines).toHaveLength(4);
});

test('of a long handler its comments are shown with the lines below them, the rest as gaps', () => {
  const lines = codeLines(['// title', 'a', 'b', '// one', '1', '2', '3', 'c', 'd', '# two', '4'].join('\n'));
  const shown = excerptLines(lines).map((line) => line?.text ?? '…');
  expect(shown).toEqual(['// title', '…', '// one', '1', '2', '3', '…', '# two', '4']);
});
