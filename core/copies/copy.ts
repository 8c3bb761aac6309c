import type { HeaderPair } from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';

/**
 * Headers of one connection, which a copy on another one must not carry (RFC 9110 §7.6.1), and those that the sender of the copy answers
 * for itself. Names in `Connection` belong to them.
 */
const OF_ONE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

export type Sent = Pick<CapturedRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** Where a copy goes: a target with a path is meant as it is, one without keeps the request's. The request's query comes along. */
export function urlOfCopy(target: string, { path, query }: Pick<Sent, 'path' | 'query'>): string {
  const [, base = target, own = ''] = /^([a-z]+:\/\/[^/?#]*)([^#]*)/i.exec(target) ?? [];
  const whole = own === '' || own === '/' ? `${base}${path.startsWith('/') ? path : '/'}` : `${base}${own}`;
  if (query === null || query === '') return whole;
  return `${whole}${whole.includes('?') ? '&' : '?'}${query}`;
}

/**
 * The headers of a copy, in their order and case: without those of the old connection, `Host` and `Content-Length` in their places
 * with the values that hold now.
 */
export function headersOfCopy(
  { headers, body }: Pick<Sent, 'headers' | 'body'>,
  authority: string,
): HeaderPair[] {
  const dropped = new Set([...OF_ONE_CONNECTION, ...namedInConnection(headers)]);
  const once = new Set<string>();
  return headers.flatMap(([name, value]): HeaderPair[] => {
    const key = name.toLowerCase();
    if (dropped.has(key)) return [];
    if (key !== 'host' && key !== 'content-length') return [[name, value]];
    if (once.has(key)) return [];
    once.add(key);
    return [[name, key === 'host' ? authority : String(body.length)]];
  });
}

function namedInConnection(headers: readonly HeaderPair[]): string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase());
}

/** Host and port as a `Host` header has them; '' where the URL is none. */
export function authorityOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
