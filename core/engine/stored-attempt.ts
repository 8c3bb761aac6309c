import type { HeaderPair } from '../contract/models.ts';
import type { Attempt } from '../sender/attempt.ts';
import type { NewAttempt } from '../store/deliveries.ts';

/** What stands for a value that carried a secret. Its length tells nothing. */
const MASK = '********';

/**
 * An attempt as it is stored. A scheme whose header is the secret itself must not bring that back to a page: the value of every header
 * in which `secret` stands is masked, and the header named. Signatures stay: they do not give their key away.
 */
export function storedAttempt(
  attempt: Attempt,
  body: Uint8Array,
  secret: string | null,
): Omit<NewAttempt, 'eventSeq'> {
  const { startedAt, ok, request, response, unreadable, timings, error, remarks } = attempt;
  return {
    ...{ startedAt, ok, body, unreadable, timings, error, remarks },
    ...maskedHead(request.rawHead, secret),
    bodyBytes: request.bodyBytes,
    response,
  };
}

/** `head` is a raw HTTP/1.1 head, or none at all. */
export function maskedHead(
  head: Uint8Array,
  secret: string | null,
): { head: Uint8Array; masked: readonly string[] } {
  if (!secret) return { head, masked: [] };
  const hidden = inHeaders(secret);
  const masked: string[] = [];
  const lines = Buffer.from(head).toString('latin1').split('\r\n');
  const written = lines.map((line, index) => {
    const colon = line.indexOf(':');
    if (index === 0 || colon < 0 || !line.slice(colon + 1).includes(hidden)) return line;
    masked.push(line.slice(0, colon));
    return `${line.slice(0, colon)}: ${MASK}`;
  });
  return { head: Buffer.from(written.join('\r\n'), 'latin1'), masked };
}

/** Headers before they are written, the values in which the secret stands hidden. */
export function maskedHeaders(headers: readonly HeaderPair[], secret: string | null): HeaderPair[] {
  return headers.map(([name, value]) => [name, secret && value.includes(inHeaders(secret)) ? MASK : value]);
}

const inHeaders = (secret: string): string => Buffer.from(secret, 'utf8').toString('latin1');
