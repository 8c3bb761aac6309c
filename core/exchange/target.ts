import type { EventDetail } from '../contract/models.ts';
import { headerValue } from '../inspect/record.ts';

const AUTHORITY = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
/** What a URL can carry as it stands: no blank, no fragment, nothing beyond ASCII. */
const PLAIN = /^\/[!"$-~]*$/;

/** Where a captured request went, as its own headers tell it. */
export interface RequestUrl {
  readonly base: string;
  readonly authority: string;
  /** Path and query, as they came. */
  readonly target: string;
  /** Whether the target can be written behind the base as it is. */
  readonly plain: boolean;
}

export function urlOf({ headers, path, query }: Pick<EventDetail, 'headers' | 'path' | 'query'>): RequestUrl {
  const host = headerValue(headers, 'host') ?? '';
  const authority = AUTHORITY.test(host) ? host : 'localhost';
  const secure = headerValue(headers, 'x-forwarded-proto')?.toLowerCase() === 'https';
  const target = query === null ? path : `${path}?${query}`;
  return {
    base: `${secure ? 'https' : 'http'}://${authority}`,
    authority,
    target,
    plain: PLAIN.test(target),
  };
}

/** An address for formats that have room for a URL only. */
export function wholeUrl(event: Pick<EventDetail, 'headers' | 'path' | 'query'>): string {
  const { base, target } = urlOf(event);
  return target.startsWith('/') ? base + target : `${base}/${target}`;
}
