import type { AnswerTimes, CaseEvidence, CheckReport } from '../../contract/checks.ts';

export const statusWords = { pass: 'passed', fail: 'failed', warn: 'warning', skip: 'skipped' } as const;

/** The outcome in one line. */
export function summaryLine({ passed, failed, warned, skipped }: CheckReport): string {
  return `${passed} passed, ${failed} failed, ${warned} ${warned === 1 ? 'warning' : 'warnings'}, ${skipped} skipped`;
}

const limitNotes = { document: '', user: ', given', default: ', not documented' } as const;

export function timesLine(times: AnswerTimes | null): string {
  if (!times) return 'Nothing was answered.';
  const limit = `${Math.round(times.limitMs)} ms${limitNotes[times.limitFrom]}`;
  return `${times.count} answers: p50 ${Math.round(times.p50Ms)} ms, p95 ${Math.round(times.p95Ms)} ms, at most ${Math.round(times.maxMs)} ms (limit ${limit})`;
}

/** One exchange as text, as it would stand on the wire; bytes that are no text are counted. */
export function exchangeText({ request, response, durationMs, error }: CaseEvidence): string {
  const target = `${request.method} ${request.url}`;
  const asked = [target, ...headerLines(request.headers), '', bodyText(request.bodyBase64, request.size)];
  const took = `(${Math.round(durationMs)} ms)`;
  const answered = response
    ? [
        `HTTP ${response.status} ${took}`,
        ...headerLines(response.headers),
        '',
        bodyText(response.bodyBase64, response.size),
      ]
    : [`No answer ${took}: ${error ?? 'the connection ended.'}`];
  return [...asked, '', ...answered].join('\n').trimEnd();
}

const headerLines = (headers: readonly (readonly [string, string])[]): string[] =>
  headers.map(([name, value]) => `${name}: ${value}`);

/** Of a long body the beginning. */
const SHOWN = 2_000;

function bodyText(base64: string, size: number): string {
  const bytes = Buffer.from(base64, 'base64');
  const text = bytes.toString('utf8');
  if (text.includes('\u{fffd}')) return `(${size} bytes that are no text)`;
  const shown = text.slice(0, SHOWN);
  return size > Buffer.byteLength(shown) ? `${shown}… (${size} bytes)` : shown;
}
