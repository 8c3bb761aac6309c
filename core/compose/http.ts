import type { HeaderPair } from '../contract/models.ts';
import { isChunked } from '../parse/chunked.ts';

export interface Message {
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** `1.1` where it is not said. */
  readonly httpVersion?: string;
}

/** A request as a raw HTTP message, its headers as they are. Where they say chunked, the body is framed so again. */
export function rawRequest(message: Message): Buffer {
  const { method, path, query, headers, body, httpVersion = '1.1' } = message;
  const target = query === null ? path : `${path}?${query}`;
  const lines = [
    `${method} ${target} HTTP/${httpVersion}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return Buffer.concat(isChunked(headers) ? [head, ...chunks(body)] : [head, body]);
}

function chunks(body: Uint8Array): Uint8Array[] {
  const end = Buffer.from('0\r\n\r\n');
  if (body.length === 0) return [end];
  return [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n'), end];
}
