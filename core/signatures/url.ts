import { headerValue } from '../inspect/record.ts';
import { hash } from './digest.ts';
import { encode } from './encoding.ts';
import type { SignedRequest } from './request.ts';
import type { Scheme, UrlBodyDigest } from './scheme.ts';

/** The raw value of a query parameter; null where the URL does not have it. */
export function urlParameter(url: string, name: string): string | null {
  const mark = url.indexOf('?');
  if (mark < 0) return null;
  const query = url.slice(mark + 1).replace(/#.*$/s, '');
  for (const pair of query.split('&')) {
    if (pair === name) return '';
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
  }
  return null;
}

/**
 * The URL that a request names itself: https, its Host header and its target. A guess, for the scheme and the name in
 * front of a proxy or tunnel may be others; null where it has no Host header.
 */
export function urlByHost({ headers, path, query }: SignedRequest): string | null {
  const host = headerValue(headers, 'host');
  if (host === null || host === '') return null;
  return `https://${host}${path}${query === null ? '' : `?${query}`}`;
}

/** The URLs that may have been signed where this one is the public one. */
export function urlCandidates(scheme: Scheme, url: string): readonly string[] {
  if (scheme.urlForms === 'as-given') return [url];
  const [, start, port, rest] = /^(https?:\/\/[^/?#]*?)(:\d+)?([/?#].*|)$/is.exec(url) ?? [];
  if (start === undefined || rest === undefined) return [url];
  const standard = /^https:/i.test(start) ? ':443' : ':80';
  return [url, port === undefined ? `${start}${standard}${rest}` : `${start}${rest}`];
}

/** Whether the digest in the URL is that of the body; null where the URL carries none. */
export function urlDigestFits(
  { parameter, algorithm, encoding }: UrlBodyDigest,
  url: string,
  body: Uint8Array,
): boolean | null {
  const said = urlParameter(url, parameter);
  return said === null ? null : said.toLowerCase() === encode(hash(algorithm, body), encoding);
}
