import type { EventDetail, HeaderPair } from '../contract/models.ts';
import { utf8Text } from '../inspect/body.ts';
import { headerValue } from '../inspect/record.ts';
import { fromLatin1 } from '../parse/parsed.ts';
import type { ExchangeEvent } from './exchanged.ts';
import { wholeUrl } from './target.ts';

/** HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Written in parts, so that a file may be larger than memory. */
export const harFrame = {
  start: (version: string): string =>
    `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'Hookglass', version })},"entries":[`,
  between: ',',
  end: ']}}\n',
} as const;

export function harEntry({ detail, body }: ExchangeEvent): string {
  const { reply } = detail;
  return JSON.stringify({
    startedDateTime: detail.receivedAt,
    time: reply?.durationMs ?? 0,
    request: harRequest(detail, body),
    response: harResponse(reply),
    cache: {},
    timings: { send: 0, wait: reply?.durationMs ?? 0, receive: 0 },
    comment: `Hookglass event ${detail.seq}`,
    _hookglass: harHead(detail),
  });
}

/** HAR keeps text. What of a head that would not give back, byte for byte, stands beside it; a changed entry counts as it is. */
export function harHead(detail: HarHead): HarHead {
  const { method, path, query, headers, trailers, httpVersion, remoteAddress, capture, captureNote } = detail;
  return { method, path, query, headers, trailers, httpVersion, remoteAddress, capture, captureNote };
}

export type HarHead = Pick<
  EventDetail,
  | 'method'
  | 'path'
  | 'query'
  | 'headers'
  | 'trailers'
  | 'httpVersion'
  | 'remoteAddress'
  | 'capture'
  | 'captureNote'
>;

/** The part of a HAR request that follows from the head alone, without what readers of JSON may leave out. */
export function harRequestHead(head: HarHead) {
  return {
    method: fromLatin1(head.method),
    url: fromLatin1(wholeUrl(head)).replaceAll(BOM, ''),
    httpVersion: `HTTP/${head.httpVersion}`,
    headers: namedValues(head.headers),
  };
}

function harRequest(detail: EventDetail, body: Uint8Array) {
  const type = headerValue(detail.headers, 'content-type');
  return {
    ...harRequestHead(detail),
    cookies: [],
    queryString: parameters(detail.query),
    ...(body.length === 0 ? {} : { postData: { mimeType: fromLatin1(type ?? ''), ...harText(body) } }),
    headersSize: -1,
    bodySize: body.length,
  };
}

function harResponse(reply: EventDetail['reply']) {
  const headers = reply?.headers ?? [];
  const body = Buffer.from(reply?.bodyBase64 ?? '', 'base64');
  const mimeType = fromLatin1(headerValue(headers, 'content-type') ?? '');
  return {
    // 0: nobody was answered.
    status: reply?.status ?? 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: namedValues(headers),
    content: { size: body.length, mimeType, ...harText(body) },
    redirectURL: '',
    headersSize: -1,
    bodySize: reply ? body.length : -1,
  };
}

/** Readers of JSON leave it out at the beginning of a text. */
const BOM = '\ufeff';

/** The specification has `encoding` for answers only; several tools, ours too, read it of requests as well. */
function harText(body: Uint8Array): { text: string; encoding?: 'base64' } {
  const text = utf8Text(body);
  return text === null || text.includes(BOM)
    ? { text: Buffer.from(body).toString('base64'), encoding: 'base64' }
    : { text };
}

const namedValues = (pairs: readonly HeaderPair[]) =>
  pairs.map(([name, value]) => ({ name: fromLatin1(name), value: fromLatin1(value).replaceAll(BOM, '') }));

function parameters(query: string | null) {
  return [...new URLSearchParams(fromLatin1(query ?? ''))].map(([name, value]) => ({ name, value }));
}
