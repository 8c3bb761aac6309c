import type { ForwardAttempt } from '../core/contract/forwarding.ts';
import type { EventSummary, SignatureVerdict, ValidationStatus } from '../core/contract/models.ts';
import { pathTestNonce } from '../core/contract/path-test.ts';

export const statusWords: Readonly<Record<ValidationStatus, string>> = {
  valid: 'valid',
  'valid-with-warnings': 'valid, with warnings',
  invalid: 'invalid',
  undocumented: 'its payload is not documented',
  'unknown-type': 'an event type that no document knows',
  'not-json': 'not JSON',
  unrecognised: 'no provider recognised it',
};

/** Only what a check found is worth a word on a line. */
const signatureWords: Readonly<Partial<Record<SignatureVerdict, string>>> = {
  verified: 'signature verified',
  'verified-previous': 'signature verified with the previous secret',
  failed: 'signature failed',
  missing: 'signature missing',
};

/** One event on one line, for a terminal. */
export function eventLine(event: EventSummary): string {
  const time = event.receivedAt.slice(11, 23);
  const name = event.provider === null ? '' : `${event.provider} ${event.eventType ?? 'event'}`;
  const target = `${event.method || '?'} ${event.path}${event.query === null ? '' : `?${event.query}`}`;
  const reply = event.reply === null ? 'no answer' : String(event.reply.status);
  const capture = event.capture === 'complete' ? '' : ` (${event.capture})`;
  const status = statusOf(event);
  const words = event.signature && signatureWords[event.signature.verdict];
  const signature = words ? `, ${words}` : '';
  return `#${event.seq}  ${time}  ${target}  ${reply}  ${event.size} B  ${name ? `${name}: ` : ''}${status}${signature}${capture}`;
}

/** One attempt to forward an event, for a terminal. */
export function forwardLine(
  attempt: Pick<ForwardAttempt, 'seq' | 'url' | 'n' | 'status' | 'durationMs' | 'error' | 'last' | 'ok'>,
): string {
  const { seq, url, n, status, durationMs, error, last, ok } = attempt;
  const ended = status === null ? (error?.message ?? 'no answer') : String(status);
  const more = ok || last ? '' : ', tried again';
  return `#${seq}  → ${url}  ${ended}  ${durationMs.toFixed(0)} ms${n > 1 ? `  (attempt ${n})` : ''}${more}`;
}

function statusOf({ path, validation }: EventSummary): string {
  if (pathTestNonce(path) !== null) return 'a path test';
  return validation === null ? 'not inspected yet' : statusWords[validation.status];
}

/** Names in a body are what anyone may send: none of them steers the terminal. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
