import { expect, test } from 'vitest';
import type { Issue } from '../../../../../../core/contract/models.ts';
import { ISSUES_AT_MOST, shownIssues } from '../../../../../../renderer/features/inbox/model/shown-issues.ts';

const issues = (count: number, severity: Issue['severity']): Issue[] =>
  Array.from({ length: count }, (_, index) => ({
    path: `/${index}`,
    code: 'missing',
    severity,
    message: '',
    expected: null,
    received: null,
    source: null,
  }));

test('as many issues as core keeps are all shown, in their order', () => {
  const all = [...issues(100, 'warning'), ...issues(ISSUES_AT_MOST - 100, 'error')];
  expect(shownIssues(all)).toEqual({ shown: all, left: 0 });
});

test('of more the errors are shown before the warnings, and the rest is counted', () => {
  const errors = issues(5, 'error');
  const { shown, left } = shownIssues([...issues(1_999, 'warning'), ...errors]);
  expect(shown).toHaveLength(ISSUES_AT_MOST);
  expect(shown.slice(0, 5)).toEqual(errors);
  expect(left).toBe(2_004 - ISSUES_AT_MOST);
});
