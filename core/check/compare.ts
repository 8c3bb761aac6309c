import type { CheckChange } from '../contract/check-calls.ts';
import type { CaseResult, CheckReport } from '../contract/checks.ts';

const isBad = ({ status }: CaseResult): boolean => status === 'fail';

/** Cases that failed before and do not now, and the other way about. Cases of one run only say nothing. */
export function compareChecks(before: CheckReport, now: CheckReport): CheckChange[] {
  return now.cases.flatMap((one): CheckChange[] => {
    const earlier = before.cases.find(({ id }) => id === one.id);
    if (!earlier || earlier.status === 'skip' || one.status === 'skip' || isBad(earlier) === isBad(one))
      return [];
    return [{ id: one.id, kind: isBad(one) ? 'regressed' : 'fixed' }];
  });
}

/** What to run again: the cases that failed. */
export const failedIds = ({ cases }: CheckReport): string[] => cases.filter(isBad).map(({ id }) => id);
