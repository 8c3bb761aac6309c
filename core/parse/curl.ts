import type { HeaderPair } from '../contract/models.ts';
import { type Meaning, readSettings, type Setting } from './curl-options.ts';
import { fromLatin1, type ParsedRequest, trimBlanks, unreadable } from './parsed.ts';
import { shellWords } from './shell.ts';
import { splitTarget, splitUrl } from './target.ts';

/** The line's words with `curl` in front: a prompt or a path may stand there. */
const PROGRAM = /^(?:.*[/\\])?curl(?:\.exe)?$/s;

/**
 * Reads a cURL command line for bash as the request that cURL would send, as far as the line says it: what reads files or
 * needs a shell is refused with `request-unreadable`. Bytes, for a body may hold any; `input` is what cURL would read from its
 * standard input.
 */
export function parseCurl(bytes: Uint8Array, input: Uint8Array | null = null): ParsedRequest {
  const { words, stoppedAt } = shellWords(Buffer.from(bytes).toString('latin1'));
  const start = words[0] === '$' ? 1 : 0;
  if (!PROGRAM.test(words[start] ?? ''))
    throw unreadable('This is no cURL command line: it does not begin with curl.');
  const settings = readSettings(words.slice(start + 1)).map((setting) => withInput(setting, input));
  refuseFiles(settings);
  const of = (...meanings: Meaning[]): Setting[] =>
    settings.filter(({ meaning }) => meanings.includes(meaning));
  const urls = of('url');
  const [first] = urls;
  if (!first) throw unreadable('The cURL line has no URL. Add the one that the request goes to.');
  const data = dataOf(settings);
  const inQuery = of('get').length > 0;
  const location = locate(first.value, inQuery ? data : null);
  const target = of('target').at(-1)?.value;
  const body = inQuery ? null : data;
  return {
    method: methodOf(of('method').at(-1)?.value, of('head').length > 0, body !== null),
    ...location,
    ...(target === undefined ? {} : splitTarget(target)),
    headers: headersOf(settings, location.host, body !== null),
    body: Buffer.from(body ?? '', 'latin1'),
    remarks: [
      'cURL adds headers of its own (User-Agent, Accept, Content-Length); they are not shown.',
      ...(stoppedAt === null ? [] : [`What follows "${stoppedAt}" was left out.`]),
      ...(urls.length < 2 ? [] : [`The line has ${urls.length} URLs; the first was taken.`]),
    ],
  };
}

/** `@-` reads standard input; only `--data` strips line breaks from it, which bytes do not survive. */
function withInput(setting: Setting, input: Uint8Array | null): Setting {
  if (input === null || setting.name !== '--data-binary' || setting.value !== '@-') return setting;
  return { ...setting, meaning: 'data-raw', value: Buffer.from(input).toString('latin1') };
}

function refuseFiles(settings: readonly Setting[]): void {
  for (const { name, meaning, value } of settings) {
    const file = (meaning === 'data' || meaning === 'json' || meaning === 'header') && value.startsWith('@');
    const encodedFile = meaning === 'data-urlencode' && /^[^=]*@/.test(value);
    const cookieFile = meaning === 'cookie' && !value.includes('=');
    if (file || encodedFile || cookieFile)
      throw unreadable(
        `${name} reads a file, which Hookglass does not do here. Put its content in the line, or give a raw request.`,
      );
    if (meaning === 'refused')
      throw unreadable(
        `${name} makes a request that the line alone does not tell. Give the raw request instead.`,
      );
  }
}

/** The body as cURL joins it: pieces of data with &, JSON as it stands. null where there is none. */
function dataOf(settings: readonly Setting[]): string | null {
  let data: string | null = null;
  for (const { meaning, value } of settings) {
    if (meaning === 'json') data = (data ?? '') + value;
    else if (meaning === 'data' || meaning === 'data-raw' || meaning === 'data-urlencode') {
      const piece = meaning === 'data-urlencode' ? urlencode(value) : value;
      data = data === null ? piece : `${data}&${piece}`;
    }
  }
  return data;
}

/** `content`, `=content` or `name=content`: the content is percent-encoded, a name is not. */
function urlencode(value: string): string {
  const equals = value.indexOf('=');
  const name = equals <= 0 ? '' : value.slice(0, equals + 1);
  const encoded = value
    .slice(equals + 1)
    .replace(
      /[^A-Za-z0-9._~-]/g,
      (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
    );
  return name + encoded;
}

type Location = Pick<ParsedRequest, 'url' | 'path' | 'query'> & { readonly host: string };

function locate(given: string, data: string | null): Location {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  const parts = splitUrl(url);
  if (!parts || parts.host === '')
    throw unreadable('The URL of the cURL line has no host. Write it whole, with https://.');
  const query = data === null ? parts.query : parts.query ? `${parts.query}&${data}` : data;
  const whole = url.replace(/[?#].*$/s, '') + (query === null ? '' : `?${query}`);
  return { url: fromLatin1(whole), host: parts.host, path: parts.path, query };
}

function methodOf(given: string | undefined, head: boolean, hasBody: boolean): string {
  if (given !== undefined) return given;
  if (head) return 'HEAD';
  return hasBody ? 'POST' : 'GET';
}

/** The headers that the line gives, and those that cURL derives from its other options where the line does not. */
function headersOf(settings: readonly Setting[], host: string, hasBody: boolean): HeaderPair[] {
  const given = settings.filter(({ meaning }) => meaning === 'header').map(({ value }) => readHeader(value));
  const names = new Set(given.map(({ name }) => name.toLowerCase()));
  const last = (meaning: Meaning): string | undefined =>
    settings.findLast((one) => one.meaning === meaning)?.value;
  const json = last('json') !== undefined;
  const user = last('user');
  const derived: [string, string | undefined][] = [
    ['Host', host],
    [
      'Authorization',
      user === undefined ? undefined : `Basic ${Buffer.from(user, 'latin1').toString('base64')}`,
    ],
    ['User-Agent', last('user-agent')],
    ['Referer', last('referer')],
    ['Cookie', last('cookie')],
    ['Accept', json ? 'application/json' : undefined],
    ['Content-Type', hasBody ? (json ? 'application/json' : 'application/x-www-form-urlencoded') : undefined],
  ];
  return [
    ...derived.flatMap(([name, value]): HeaderPair[] =>
      value === undefined || names.has(name.toLowerCase()) ? [] : [[name, value]],
    ),
    ...given.flatMap(({ name, value }): HeaderPair[] => (value === null ? [] : [[name, value]])),
  ];
}

/** `Name: value`; `Name;` sends it empty; `Name:` takes away one that cURL would add. */
function readHeader(text: string): { name: string; value: string | null } {
  const colon = text.indexOf(':');
  if (colon < 0 && text.trimEnd().endsWith(';')) return { name: text.trimEnd().slice(0, -1), value: '' };
  if (colon <= 0) throw unreadable('A header of the cURL line has no colon. Write it like -H "Name: value".');
  const value = trimBlanks(text.slice(colon + 1));
  return { name: text.slice(0, colon).trim(), value: value === '' ? null : value };
}
