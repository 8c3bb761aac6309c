import type { Scheme } from '../../core/signatures/scheme.ts';
import { sign } from '../../core/signatures/sign.ts';
import type { Message } from './http.ts';

export interface ToSign {
  readonly path?: string;
  readonly body: Uint8Array | string;
  /** The public URL, where the scheme signs it. */
  readonly url?: string;
  /** Milliseconds since 1970, UTC; now where it is not given. */
  readonly at?: number;
}

/** A request as its provider would send it. */
export function signed(scheme: Scheme, secret: string, { path = '/', body, url, at }: ToSign): Message {
  const bytes = Buffer.from(body);
  const [target = '', query] = path.split('?', 2);
  const request = { method: 'POST', path: target, query: query ?? null, headers: [], body: bytes };
  const { headers } = sign({ ...request, url: url ?? null }, scheme, secret, { now: at ?? Date.now() });
  return {
    path,
    body: bytes,
    headers: [
      'host',
      'receiver',
      'content-type',
      'application/json',
      'content-length',
      String(bytes.length),
      ...headers.flat(),
    ],
  };
}
