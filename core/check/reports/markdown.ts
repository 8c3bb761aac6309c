import type { CaseResult, CheckReport } from '../../contract/checks.ts';
import { exchangeText, statusWords, summaryLine, timesLine } from './words.ts';

/** For a pull request or a ticket: a table, and below it the evidence of what did not pass. */
export function markdownReport(report: CheckReport): string {
  const { provider, target, startedAt, cases } = report;
  const shown = cases.filter(({ status }) => status === 'fail' || status === 'warn');
  return [
    `# Handler check: ${provider}`,
    '',
    `${summaryLine(report)}. Handler: \`${inline(target)}\`, ${startedAt}.`,
    '',
    timesLine(report.times),
    '',
    '| | case | observed |',
    '|---|---|---|',
    ...cases.map(
      ({ status, title, observed }) => `| ${statusWords[status]} | ${cell(title)} | ${cell(observed)} |`,
    ),
    ...shown.flatMap(details),
    '',
  ].join('\n');
}

function details({ title, status, expected, why, observed, evidence }: CaseResult): string[] {
  return [
    '',
    `## ${statusWords[status]}: ${title}`,
    '',
    `- expected: ${expected} ${why}`,
    `- observed: ${observed}`,
    ...evidence.slice(0, 3).flatMap((one) => ['', one.title, '', ...fenced(exchangeText(one))]),
  ];
}

/** A fence longer than any in the text. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}http`, text, fence];
}

const inline = (text: string): string => text.replaceAll('`', "'");
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
