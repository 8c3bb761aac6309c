import { headerValue } from '../../../inspect/record.ts';
import type { SignedRequest } from '../../request.ts';
import { mistake } from '../mistake.ts';
import type { Change } from './draft.ts';

export interface UrlChanges {
  readonly singles: readonly Change[];
  /** With two changes of the URL. */
  readonly pairs: readonly Change[];
}

/** A URL in its pieces, as text: nothing is decoded or made regular. */
interface Pieces {
  readonly scheme: string;
  readonly host: string;
  /** With its colon; '' where it has none. */
  readonly port: string;
  readonly path: string;
  /** With its question mark; '' where it has none. */
  readonly query: string;
}

/**
 * Other URLs that the sender may have signed. `due` is the one that was taken, null where none is known; `origins` are
 * addresses under which the receiver is known, such as `https://example.ngrok.app`.
 */
export function urlChanges(
  request: SignedRequest,
  due: string | null,
  origins: readonly string[],
): UrlChanges {
  const bases = [...hostOrigins(request), ...origins].flatMap((origin) => takeApart(origin) ?? []);
  const start = due === null ? null : takeApart(due);
  const own = start ?? bases.flatMap((base) => onTarget(base, request))[0];
  if (!own) return { singles: [], pairs: [] };
  const seen = new Set([due]);
  const fresh = (all: readonly Pieces[]): Change[] =>
    all.flatMap((pieces) => {
      const url = putTogether(pieces);
      if (seen.has(url)) return [];
      seen.add(url);
      return [change(url)];
    });
  const first = [...(start ? [] : [own]), ...steps(own, request, bases)];
  return { singles: fresh(first), pairs: fresh(first.flatMap((pieces) => steps(pieces, request, bases))) };
}

function change(url: string): Change {
  return {
    side: 'url',
    mistakes: [mistake('url-mismatch', { found: url })],
    apply: ({ parts, source }) => ({ parts, source: { ...source, request: { ...source.request, url } } }),
  };
}

/** One change each, the likeliest first. */
function steps(from: Pieces, request: SignedRequest, bases: readonly Pieces[]): Pieces[] {
  const { scheme, port, path, query } = from;
  const standard = scheme === 'https' ? ':443' : ':80';
  return [
    { ...from, scheme: scheme === 'https' ? 'http' : 'https' },
    ...bases.map((base) => ({ ...from, scheme: base.scheme, host: base.host, port: base.port })),
    ...(port === '' ? [{ ...from, port: standard }] : [{ ...from, port: '' }]),
    { ...from, path: path.endsWith('/') ? path.slice(0, -1) : `${path}/` },
    ...(query === ''
      ? []
      : [
          { ...from, query: '' },
          { ...from, query: sortedQuery(query) },
        ]),
    onTarget(from, request),
    { ...from, query: queryOf(request) },
    { ...from, host: from.host.toLowerCase() },
  ];
}

/** The request's own path and query at that address. */
function onTarget(base: Pieces, request: SignedRequest): Pieces {
  return { ...base, path: request.path, query: queryOf(request) };
}

function queryOf({ query }: SignedRequest): string {
  return query === null ? '' : `?${query}`;
}

function sortedQuery(query: string): string {
  return `?${query.slice(1).split('&').sort().join('&')}`;
}

/** What the request says of its own address, straight and as proxies pass it on. */
function hostOrigins({ headers }: SignedRequest): string[] {
  const first = (name: string): string | null => headerValue(headers, name)?.split(',')[0]?.trim() || null;
  const hosts = [first('x-forwarded-host'), first('x-original-host'), first('host')].flatMap(
    (host) => host ?? [],
  );
  const scheme = first('x-forwarded-proto');
  const schemes = scheme === 'http' ? ['http', 'https'] : ['https', 'http'];
  return hosts.flatMap((host) => schemes.map((one) => `${one}://${host}`));
}

const URL_FORM = /^(https?):\/\/([^/?#:]*|\[[^\]]*\])(:\d+)?([^?#]*)(\?[^#]*)?(?:#.*)?$/is;

function takeApart(url: string): Pieces | null {
  const [, scheme, host, port = '', path = '', query = ''] = URL_FORM.exec(url) ?? [];
  if (scheme === undefined || host === undefined) return null;
  return { scheme: scheme.toLowerCase(), host, port, path, query };
}

function putTogether({ scheme, host, port, path, query }: Pieces): string {
  return `${scheme}://${host}${port}${path}${query}`;
}
