import type { CaseResult, CheckReport } from '../../contract/checks.ts';
import { exchangeText, timesLine } from './words.ts';

/** JUnit XML as CI servers read it. A warning is no failure: it stands in the case's output. */
export function junitReport(report: CheckReport): string {
  const { provider, target, cases, failed, skipped, durationMs, startedAt } = report;
  const suite = attributes({
    name: `hookglass check ${provider}`,
    hostname: target,
    timestamp: startedAt.replace(/\.\d+Z$/, ''),
    time: (durationMs / 1000).toFixed(3),
    tests: cases.length,
    failures: failed,
    errors: 0,
    skipped,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ tests: cases.length, failures: failed, errors: 0, skipped })}>`,
    `<testsuite${suite}>`,
    ...cases.map((one) => caseElement(provider, one)),
    `<system-out>${escaped(timesLine(report.times))}</system-out>`,
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseElement(provider: string, one: CaseResult): string {
  const time = one.evidence.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const open = `<testcase${attributes({ classname: `hookglass.${provider}`, name: `${one.id}: ${one.title}`, time: time.toFixed(3) })}>`;
  return `${open}${verdictElement(one)}${outputElement(one)}</testcase>`;
}

function verdictElement({ status, observed, expected }: CaseResult): string {
  if (status === 'fail')
    return `<failure${attributes({ message: observed })}>${escaped(`Expected: ${expected}\nObserved: ${observed}`)}</failure>`;
  return status === 'skip' ? `<skipped${attributes({ message: observed })}/>` : '';
}

function outputElement({ status, observed, evidence }: CaseResult): string {
  const exchanges = evidence.slice(0, 3).map(exchangeText);
  const warning = status === 'warn' ? [`Warning: ${observed}`] : [];
  const lines = [...warning, ...exchanges];
  return lines.length === 0 ? '' : `<system-out>${escaped(lines.join('\n\n'))}</system-out>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

/** What XML 1.0 does not allow, not even escaped: most control characters and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '\u{fffd}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
