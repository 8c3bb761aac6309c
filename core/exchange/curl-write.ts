import type { HeaderPair } from '../contract/models.ts';
import { utf8Text } from '../inspect/body.ts';
import { headerValue } from '../inspect/record.ts';
import { isChunked } from '../parse/chunked.ts';
import type { ExchangeEvent } from './exchanged.ts';
import { urlOf } from './target.ts';

/** About so many bytes fit into one argument of a program; a shell's builtins take more. */
const LONGEST_ARGUMENT = 100_000;
/** From here on some versions of cURL first ask the server whether they may send. */
const ASKS_FIRST = 1024;

/**
 * A command for a POSIX shell with which cURL sends the very request: method, target, every header in its place and case, every
 * byte of the body, and nothing of its own. Bytes, for a header may hold some that are no text. Trailers cannot be sent so.
 */
export function curlBytes(event: ExchangeEvent): Buffer {
  const { detail, body } = event;
  const url = urlOf(detail);
  const inline = body.length <= LONGEST_ARGUMENT && isArgument(body);
  const hasBody = body.length > 0 || isChunked(detail.headers);
  const options = [
    ...versionOptions(detail.httpVersion, url.base),
    ...targetOptions(url.target, url.plain),
    ...methodOptions(detail.method, hasBody),
    ...headerOptions(detail.headers, url.authority, hasBody ? body.length : null),
    ...bodyOptions(detail.headers, body, inline),
  ];
  const input = inline ? '' : `printf %s '${Buffer.from(body).toString('base64')}' | base64 --decode | `;
  const address = url.plain ? url.base + url.target : `${url.base}/`;
  return Buffer.from([`${input}curl ${quote(address)}`, ...options].join(' \\\n  '), 'latin1');
}

const isArgument = (body: Uint8Array): boolean => !body.includes(0) && utf8Text(body) !== null;

function versionOptions(version: string, base: string): string[] {
  if (version === '1.0') return ['--http1.0'];
  // Over TLS cURL would speak HTTP/2, which writes every name in lower case.
  return base.startsWith('https') ? ['--http1.1'] : [];
}

function targetOptions(target: string, plain: boolean): string[] {
  if (!plain) return [`--request-target ${quote(target)}`];
  return [...(/[[\]{}]/.test(target) ? ['--globoff'] : []), ...(/\/\./.test(target) ? ['--path-as-is'] : [])];
}

/** With a body cURL posts, without one it gets; after a HEAD it must not wait for a body. */
function methodOptions(method: string, hasBody: boolean): string[] {
  if (method === (hasBody ? 'POST' : 'GET')) return [];
  return method === 'HEAD' && !hasBody ? ['--head'] : [`--request ${quote(method)}`];
}

/**
 * cURL writes Host first and some headers by itself; a name with nothing behind its colon takes such a one away.
 * `size` is the body's; null where none is sent.
 */
function headerOptions(headers: readonly HeaderPair[], authority: string, size: number | null): string[] {
  const own = [
    'User-Agent',
    'Accept',
    ...(size !== null ? ['Content-Type'] : []),
    ...((size ?? 0) > ASKS_FIRST ? ['Expect'] : []),
  ];
  const absent = own.filter((name) => headerValue(headers, name.toLowerCase()) === null);
  const [first] = headers;
  const hosts = headers.filter(([name]) => name.toLowerCase() === 'host').length;
  const byItself =
    hosts === 1 && first?.[0] === 'Host' && first[1] === authority && !/:(?:80|443)$/.test(authority);
  const taken = [...(byItself ? [] : ['Host']), ...absent].map((name) => `${name}:`);
  const given = (byItself ? headers.slice(1) : headers).map(([name, value]) =>
    value === '' ? `${name};` : `${name}: ${value}`,
  );
  return [...taken, ...given].map((line) => `--header ${quote(line)}`);
}

function bodyOptions(headers: readonly HeaderPair[], body: Uint8Array, inline: boolean): string[] {
  if (!inline) return ['--data-binary @-'];
  // An empty body in chunks still has its last one.
  if (body.length === 0) return isChunked(headers) ? ["--data-raw ''"] : [];
  return [`--data-raw ${quote(Buffer.from(body).toString('latin1'))}`];
}

/** Single quotes keep every byte for a POSIX shell but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
