import type { BenchResult, SchemeInfo } from '../../../../core/contract/bench-calls.ts';
import { formatCount } from '../../../ui/format.ts';
import { causeCodes, causeOf, otherFindings } from './cause.ts';
import type { FixLanguage } from './fixes.ts';
import { timeWords } from './time-line.ts';

/** The diagnosis for a mail or a ticket. The result holds no secret, so neither does this; the query is left out. */
export function reportText(
  result: BenchResult,
  scheme: Pick<SchemeInfo, 'label'> | undefined,
  language: FixLanguage,
): string {
  const cause = causeOf(result, scheme);
  const blocks = [
    [`Signature diagnosis: ${cause.title}`, cause.text],
    facts(result, scheme?.label),
    fix(result, language),
    bullets(
      'Also:',
      otherFindings(result).map(({ code, summary }) => `${summary} (${code})`),
    ),
    bullets('Ruled out:', result.search.ruledOut),
  ];
  return `${blocks
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

function facts(result: BenchResult, label: string | undefined): string[] {
  const { verdict, scheme, request, expected, received, trace } = result;
  const codes = causeCodes(result);
  return [
    `Verdict: ${verdict}`,
    `Scheme: ${scheme === null ? 'none' : `${label ?? scheme} (${scheme})`}`,
    codes.length === 0 ? '' : `Codes: ${codes.join(', ')}`,
    `Request: ${request.method} ${request.path}, body ${formatCount(request.size)} bytes`,
    received === null ? '' : `Received: ${received}`,
    expected === null ? '' : `Expected: ${expected}`,
    trace?.time ? `Time: ${timeWords(trace.time).text}` : '',
  ];
}

function fix({ search }: BenchResult, language: FixLanguage): string[] {
  return search.match ? ['What to change:', search.match.fixes[language]] : [];
}

function bullets(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`)];
}
