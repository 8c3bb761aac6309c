import type { Issue } from './models.ts';

/** How many of each kind: what a row of the list says of a validation. */
export function countIssues(issues: readonly Issue[]): { errors: number; warnings: number } {
  const errors = issues.reduce((count, { severity }) => count + (severity === 'error' ? 1 : 0), 0);
  return { errors, warnings: issues.length - errors };
}
