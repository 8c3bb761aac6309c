import { expect, test } from 'vitest';
import type { Issue } from '../../../../../../core/contract/models.ts';
import { asEditorText, issueMarks } from '../../../../../../renderer/features/inbox/body/marks.ts';

const issue = (path: string): Issue => ({
  path,
  code: 'missing',
  severity: 'error',
  message: '',
  expected: null,
  received: null,
  source: null,
});

test('issues stand in the order of the text, a missing field at its parent without a range', () => {
  const text = '{"a":{"b":1},"c":2}';
  const marks = issueMarks(text, [issue('/c'), issue('/a/missing'), issue('/a/b')]);
  expect(marks.map(({ at, end }) => text.slice(at, end))).toEqual(['', '"b":1', '"c":2']);
  expect(marks[0]?.at).toBe(1);
});

test('an issue of the whole body is at its beginning', () => {
  expect(issueMarks('not json', [issue('')])).toMatchObject([{ at: 0, end: 0 }]);
  expect(issueMarks('', [issue('')])).toMatchObject([{ at: 0, end: 0 }]);
});

test('marks are counted as the editor counts, whatever breaks the lines', () => {
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    const shown = asEditorText(['{', '"a": 1,', '"b": 2', '}'].join(lineBreak));
    const [mark] = issueMarks(shown, [issue('/b')]);
    expect(mark?.at).toBe('{\n"a": 1,\n'.length);
  }
});
