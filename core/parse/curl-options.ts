import { excerpt, unreadable } from './parsed.ts';

/** What an option of cURL means for the request (curl man page). */
export type Meaning =
  | 'url'
  | 'method'
  | 'target'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-urlencode'
  | 'json'
  | 'user'
  | 'user-agent'
  | 'referer'
  | 'cookie'
  | 'get'
  | 'head'
  /** Nothing that a signature could see: how cURL connects, what it prints. */
  | 'ignored'
  /** Reads a file, or makes bytes that nobody can know beforehand. */
  | 'refused';

interface Option {
  readonly meaning: Meaning;
  readonly takesValue: boolean;
}

const withValue = (meaning: Meaning): Option => ({ meaning, takesValue: true });
const alone = (meaning: Meaning): Option => ({ meaning, takesValue: false });

const long: ReadonlyMap<string, Option> = new Map([
  ['url', withValue('url')],
  ['request', withValue('method')],
  ['request-target', withValue('target')],
  ['header', withValue('header')],
  ['data', withValue('data')],
  ['data-ascii', withValue('data')],
  ['data-binary', withValue('data')],
  ['data-raw', withValue('data-raw')],
  ['data-urlencode', withValue('data-urlencode')],
  ['json', withValue('json')],
  ['user', withValue('user')],
  ['user-agent', withValue('user-agent')],
  ['referer', withValue('referer')],
  ['cookie', withValue('cookie')],
  ['get', alone('get')],
  ['head', alone('head')],
  ...['form', 'form-string', 'upload-file', 'config', 'next'].map(
    (name) => [name, withValue('refused')] as const,
  ),
  ...(
    'compressed insecure location location-trusted silent show-error fail fail-with-body verbose include globoff ' +
    'http1.0 http1.1 http2 http2-prior-knowledge http3 ipv4 ipv6 no-buffer no-keepalive path-as-is tlsv1.2 tlsv1.3 ' +
    'remote-name remote-time no-progress-meter progress-bar disable parallel ssl-no-revoke'
  )
    .split(' ')
    .map((name) => [name, alone('ignored')] as const),
  ...(
    'output write-out max-time connect-timeout proxy cert key cacert capath resolve connect-to retry retry-delay ' +
    'retry-max-time cookie-jar dump-header interface limit-rate max-redirs proxy-user trace trace-ascii stderr ciphers'
  )
    .split(' ')
    .map((name) => [name, withValue('ignored')] as const),
]);

const short: ReadonlyMap<string, string> = new Map([
  ['X', 'request'],
  ['H', 'header'],
  ['d', 'data'],
  ['u', 'user'],
  ['A', 'user-agent'],
  ['e', 'referer'],
  ['b', 'cookie'],
  ['G', 'get'],
  ['I', 'head'],
  ['F', 'form'],
  ['T', 'upload-file'],
  ['K', 'config'],
  [':', 'next'],
  ['k', 'insecure'],
  ['L', 'location'],
  ['s', 'silent'],
  ['S', 'show-error'],
  ['f', 'fail'],
  ['v', 'verbose'],
  ['i', 'include'],
  ['g', 'globoff'],
  ['0', 'http1.0'],
  ['4', 'ipv4'],
  ['6', 'ipv6'],
  ['N', 'no-buffer'],
  ['O', 'remote-name'],
  ['R', 'remote-time'],
  ['q', 'disable'],
  ['Z', 'parallel'],
  ['#', 'progress-bar'],
  ['o', 'output'],
  ['w', 'write-out'],
  ['m', 'max-time'],
  ['x', 'proxy'],
  ['E', 'cert'],
  ['c', 'cookie-jar'],
  ['D', 'dump-header'],
  ['U', 'proxy-user'],
]);

export interface Setting {
  /** As it was written, for a sentence about it. */
  readonly name: string;
  readonly meaning: Meaning;
  /** '' for options without a value. */
  readonly value: string;
}

/** The settings of a cURL command, in their order; `words` are those after `curl`. Throws `request-unreadable`. */
export function readSettings(words: readonly string[]): Setting[] {
  const settings: Setting[] = [];
  const rest = words.values();
  const next = (name: string): string => {
    const { done, value } = rest.next();
    if (done) throw unreadable(`The cURL line ends after ${name}, which takes a value.`);
    return value;
  };
  for (const word of rest) {
    if (word.startsWith('--') && word !== '--') settings.push(readLong(word, next));
    else if (word.startsWith('-') && word.length > 1 && word !== '--')
      settings.push(...readShort(word, next));
    else if (word !== '--') settings.push({ name: 'the URL', meaning: 'url', value: word });
  }
  return settings;
}

function readLong(word: string, next: (name: string) => string): Setting {
  const option = long.get(word.slice(2));
  if (!option) throw unknown(word);
  return { name: word, meaning: option.meaning, value: option.takesValue ? next(word) : '' };
}

/** `-sSXPOST`: several letters in one word; the first that takes a value takes the rest, or the next word. */
function readShort(word: string, next: (name: string) => string): Setting[] {
  const settings: Setting[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const option = long.get(short.get(letter) ?? '');
    const name = `-${letter}`;
    if (!option) throw unknown(name);
    if (!option.takesValue) settings.push({ name, meaning: option.meaning, value: '' });
    else {
      const value = at + 1 < word.length ? word.slice(at + 1) : next(name);
      return [...settings, { name, meaning: option.meaning, value }];
    }
  }
  return settings;
}

function unknown(name: string) {
  return unreadable(
    `Hookglass does not know cURL's option "${excerpt(name)}". Leave it out if it does not change the request.`,
  );
}
