import type { HeaderPair } from '../contract/models.ts';
import { authorityOf, headersOfCopy, urlOfCopy } from '../copies/copy.ts';
import { type CapturedRequest, headerValue } from '../inspect/record.ts';
import type { OutgoingMessage } from '../sender/attempt.ts';

/**
 * A captured request as it is forwarded: its bytes, its headers in their order and case but for those of the old connection, and behind
 * them where it came from. What a proxy before us has said of that is left as it is. `self` names this Hookglass in `Via`.
 */
export function forwardMessage(request: CapturedRequest, target: string, self: string): OutgoingMessage {
  const { method, headers, body } = request;
  const url = urlOfCopy(target, request);
  return {
    method,
    url,
    headers: [...headersOfCopy(request, authorityOf(url)), ...origin(request), ['Via', `1.1 ${self}`]],
    body,
  };

  function origin({ remoteAddress }: CapturedRequest): HeaderPair[] {
    const host = headerValue(headers, 'host');
    const known: [string, string | null][] = [
      ['X-Forwarded-For', remoteAddress],
      ['X-Forwarded-Host', host],
      ['X-Forwarded-Proto', 'http'],
    ];
    return known.flatMap(([name, value]): HeaderPair[] =>
      value === null || headerValue(headers, name.toLowerCase()) !== null ? [] : [[name, value]],
    );
  }
}

/** Whether it has been forwarded from here before: forwarding it again would go on for ever. */
export function cameFrom({ headers }: Pick<CapturedRequest, 'headers'>, self: string): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'via' && value.split(/[\s,]+/).includes(self),
  );
}
