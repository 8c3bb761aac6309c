import { summaryLine, timesLine } from '../core/check/reports/words.ts';
import type { CaseResult, CheckReport } from '../core/contract/checks.ts';
import type { ReportFile } from './check-reports.ts';
import { printable } from './words.ts';

/** One case as `--json` prints it. */
export const caseLine = ({ id, title, status, expected, observed }: CaseResult): object => ({
  type: 'case',
  ...{ id, title, status, expected, observed },
});

export const checkLine = ({ passed, failed, warned, skipped }: CheckReport): object => ({
  type: 'check',
  ...{ passed, failed, warned, skipped },
});

const glyphs = { pass: '✓', fail: '✕', warn: '!', skip: '–' } as const;

/** The same for people; what is right needs no second line. */
export function caseText({ id, title, status, expected, why, observed }: CaseResult): string {
  const head = `${glyphs[status]} ${printable(title)}  (${printable(id)})`;
  const found = `    ${printable(observed)}`;
  if (status === 'pass') return head;
  return status === 'skip' ? `${head}\n${found}` : `${head}\n${found}\n    Expected: ${expected} ${why}`;
}

export function checkText(report: CheckReport, files: readonly ReportFile[]): string {
  const lines = ['', `${summaryLine(report)}.`, timesLine(report.times)];
  if (!report.complete) lines.push('The check was ended before its last case.');
  return [...lines, ...files.map(({ format, file }) => `The ${format} report is in ${file}.`)].join('\n');
}
