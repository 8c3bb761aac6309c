import type { CheckReport } from '../contract/checks.ts';
import { ANSWER_TIME } from './answer-time.ts';
import { countCases } from './run.ts';

/** A run of some cases upon an earlier report of all: what was not run stands as it was. */
export function mergeReports(before: CheckReport, now: CheckReport): CheckReport {
  const anew = new Map(now.cases.map((one) => [one.id, one]));
  const known = before.cases.map((one) => anew.get(one.id) ?? one);
  const added = now.cases.filter(({ id }) => !before.cases.some((one) => one.id === id));
  const cases = [...known, ...added];
  return {
    ...now,
    cases,
    ...countCases(cases),
    times: anew.has(ANSWER_TIME.id) ? now.times : before.times,
    complete: now.complete && before.complete,
  };
}
