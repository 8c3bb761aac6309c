import type { Issue } from '../../../../core/contract/models.ts';

/** More than this nobody reads, and drawing them takes seconds. Two hundred and the one that counts the rest. */
export const ISSUES_AT_MOST = 201;

interface ShownIssues {
  readonly shown: readonly Issue[];
  /** How many more there are. */
  readonly left: number;
}

/** The issues to draw: all, or of very many the errors before the warnings. */
export function shownIssues(issues: readonly Issue[]): ShownIssues {
  if (issues.length <= ISSUES_AT_MOST) return { shown: issues, left: 0 };
  const errors = issues.filter(({ severity }) => severity === 'error');
  const others = issues.filter(({ severity }) => severity !== 'error');
  const shown = [...errors, ...others].slice(0, ISSUES_AT_MOST);
  return { shown, left: issues.length - shown.length };
}
