import { utf8Text } from '../core/inspect/body.ts';
import type { Attempt } from '../core/sender/attempt.ts';

/** One attempt as `--json` prints it. What was really sent and what came back; bodies that are no text are base64 alone. */
export function attemptLine(n: number, attempt: Attempt, body: Uint8Array): Record<string, unknown> {
  const { ok, request, response, timings, error, remarks } = attempt;
  return {
    type: 'attempt',
    n,
    status: response?.status ?? null,
    ok,
    durationMs: timings.totalMs,
    request: {
      headers: request.headers,
      bodyBase64: base64(body.subarray(0, request.bodyBytes)),
    },
    response: response && {
      status: response.status,
      headers: response.headers,
      body: utf8Text(response.body),
      bodyBase64: base64(response.body),
      truncated: response.truncated,
    },
    error,
    timings,
    remarks,
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The same for people: the answer and where its time went, then the beginning of its body. */
export function attemptText(n: number, { response, timings, error }: Attempt): string {
  const { totalMs, ...phases } = timings;
  const time = Object.entries(phases)
    .filter(([, ms]) => ms !== null)
    .map(([phase, ms]) => `${phaseWords[phase as keyof typeof phases]} ${whole(ms ?? 0)}`);
  const answer = response ? `${response.status} ${response.statusText}`.trim() : 'no answer';
  const lines = [`#${n}  ${answer}  ${whole(totalMs)} ms${time.length > 0 ? `  (${time.join(', ')})` : ''}`];
  if (error) lines.push(`    ${error.message}`);
  if (response && response.body.length > 0) lines.push(`    ${excerpt(response.body)}`);
  return lines.join('\n');
}

const phaseWords = { dnsMs: 'DNS', connectMs: 'connect', tlsMs: 'TLS', firstByteMs: 'first byte' } as const;
const whole = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0);

const MOST = 300;

/** On one line, and without what a terminal would take for a command. */
function excerpt(body: Uint8Array): string {
  const text = utf8Text(body);
  if (text === null) return `(${body.length} bytes that are not UTF-8 text; --json gives them as base64)`;
  const line = text
    .slice(0, MOST)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length > MOST ? `${line}…` : line;
}
