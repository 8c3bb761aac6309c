import { createHmac } from 'node:crypto';
import type { HeaderPair } from '../../core/contract/models.ts';
import type { DiagnosisCode } from '../../core/signatures/diagnoses/diagnoses.ts';
import { readKey } from '../../core/signatures/key.ts';
import type { SignedRequest } from '../../core/signatures/request.ts';
import type { HashAlgorithm, Part, Scheme } from '../../core/signatures/scheme.ts';
import { sign } from '../../core/signatures/sign.ts';

/** What a sender signs with, before one mistake or another is made. */
export interface Making {
  readonly request: SignedRequest;
  readonly scheme: Scheme;
  /** What the sender signs with. */
  readonly secret: string;
  readonly id: string;
  readonly timestamp: string;
  readonly now: number;
}

/** A mistake that a sender makes: before signing, or with the signature's header afterwards. */
export interface Mistake {
  readonly name: string;
  readonly code: DiagnosisCode;
  /** Two mistakes are put together only where they are of different sides. */
  readonly side: 'header' | 'body' | 'secret' | 'content' | 'time' | 'url';
  readonly applies: (making: Making) => boolean;
  readonly before?: (making: Making) => Making;
  readonly after?: (value: string, making: Making) => string;
}

/** The request with the headers of a signature that was made with these mistakes. What arrives is not changed by them. */
export function makeWith(making: Making, mistakes: readonly Mistake[]): SignedRequest {
  const wrong = mistakes.reduce((sofar, { before }) => before?.(sofar) ?? sofar, making);
  const { id, now, timestamp } = wrong;
  const signed = sign(wrong.request, wrong.scheme, wrong.secret, { id, timestamp, now });
  const headers = signed.headers.map(([name, value], index): HeaderPair => {
    const last = index === signed.headers.length - 1;
    const due = dueTimestamp(making, wrong, name, value);
    return [name, last ? mistakes.reduce((text, { after }) => after?.(text, making) ?? text, due) : due];
  });
  return { ...making.request, headers: [...making.request.headers, ...headers] };
}

/** The header carries the time as it is due, whatever was signed. */
function dueTimestamp(due: Making, wrong: Making, name: string, value: string): string {
  if (due.timestamp === wrong.timestamp) return value;
  const own = due.scheme.timestamp;
  if (own?.from === 'header') return own.names.includes(name) ? due.timestamp : value;
  return value.replace(wrong.timestamp, due.timestamp);
}

const isJson = ({ request }: Making): boolean => {
  try {
    JSON.parse(Buffer.from(request.body).toString('utf8'));
    return true;
  } catch {
    return false;
  }
};
const signsBody = ({ scheme }: Making): boolean => scheme.content.some(({ kind }) => kind === 'body');
const hasPart = ({ scheme }: Making, kind: Part['kind']): boolean =>
  scheme.content.some((part) => part.kind === kind) &&
  scheme.content.filter(({ kind }) => kind !== 'text').length > 1;
const isHmac = ({ scheme }: Making): boolean => scheme.method.kind === 'hmac';
const keyForm = ({ scheme }: Making): string =>
  scheme.method.kind === 'hmac' ? scheme.method.key.form : 'utf8';
const text = ({ request }: Making): string => Buffer.from(request.body).toString('utf8');

function withBody(making: Making, body: string | Uint8Array): Making {
  return { ...making, request: { ...making.request, body: Buffer.from(body as Uint8Array) } };
}

function body(name: string, code: DiagnosisCode, change: (text: string) => string | Uint8Array): Mistake {
  const changed = (making: Making): Making => {
    const made = change(text(making));
    return withBody(making, typeof made === 'string' ? Buffer.from(made, 'utf8') : made);
  };
  return {
    name,
    code,
    side: 'body',
    applies: (making) =>
      signsBody(making) &&
      isJson(making) &&
      !Buffer.from(changed(making).request.body).equals(making.request.body),
    before: changed,
  };
}

const anew = (value: string, indent?: number): string => JSON.stringify(JSON.parse(value), null, indent);
const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
};
const ascii = (value: string): string =>
  value.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
/** As Python's json.dumps writes: a space after every comma and colon outside strings. */
const spaced = (value: string): string =>
  value.replace(
    /("(?:[^"\\]|\\.)*")|([,:])/g,
    (_, string: string | undefined, mark: string) => string ?? `${mark} `,
  );

const bodies: readonly Mistake[] = [
  body('compact', 'body-reserialised', (value) => anew(value)),
  body('pretty 2', 'body-reserialised', (value) => anew(value, 2)),
  body('pretty 4', 'body-reserialised', (value) => anew(value, 4)),
  body('key order', 'body-reserialised', (value) => JSON.stringify(sortedKeys(JSON.parse(value)))),
  body('json.dumps', 'body-reserialised', (value) => ascii(spaced(anew(value)))),
  body('json_encode', 'body-reserialised', (value) => ascii(anew(value)).replaceAll('/', '\\/')),
  body('escaped slashes', 'body-escaped-slashes', (value) => value.replaceAll('/', '\\/')),
  body('ASCII only', 'body-unicode-escapes', ascii),
  body('newline added', 'body-trailing-newline', (value) => `${value}\n`),
  body('newline removed', 'body-trailing-newline', (value) => value.replace(/\n$/, '')),
  body('CRLF', 'body-crlf', (value) => value.replace(/\r?\n/g, '\r\n')),
  body('LF', 'body-crlf', (value) => value.replaceAll('\r\n', '\n')),
  body('BOM', 'body-bom', (value) => `\u{feff}${value}`),
  body('latin-1', 'body-charset', (value) =>
    Buffer.from(Buffer.from(value, 'utf8').toString('latin1'), 'utf8'),
  ),
  body('empty', 'body-empty', () => ''),
];

function secret(
  name: string,
  code: DiagnosisCode,
  change: (secret: string) => string,
  when = isHmac,
): Mistake {
  return {
    name,
    code,
    side: 'secret',
    applies: (making) => when(making) && change(making.secret) !== making.secret,
    before: (making) => ({ ...making, secret: change(making.secret) }),
  };
}

/** Signs with a key that was read in a form of its own. */
function keyRead(
  name: string,
  code: DiagnosisCode,
  form: 'utf8' | 'base64' | 'base64url' | 'hex',
  when: (making: Making) => boolean,
): Mistake {
  return {
    name,
    code,
    side: 'secret',
    applies: (making) => isHmac(making) && when(making),
    before: (making) => {
      const { method } = making.scheme;
      if (method.kind !== 'hmac') return making;
      const prefixes = form === 'utf8' ? [] : ['whsec_'];
      return { ...making, scheme: { ...making.scheme, method: { ...method, key: { form, prefixes } } } };
    },
  };
}

const takesText = (making: Making): boolean => isHmac(making) && keyForm(making) === 'utf8';
const takesBase64 = (making: Making): boolean => isHmac(making) && keyForm(making) === 'base64';
const readsAs =
  (form: 'base64' | 'base64url' | 'hex') =>
  (making: Making): boolean =>
    takesText(making) && readKey(making.secret, { form, prefixes: ['whsec_'] }).ok;

const secrets: readonly Mistake[] = [
  secret('line break after the secret', 'secret-whitespace', (value) => `${value}\n`, takesText),
  secret('space before the secret', 'secret-whitespace', (value) => ` ${value}`, takesText),
  secret('quotes around the secret', 'secret-quoted', (value) => `"${value}"`, takesText),
  secret('upper-case secret', 'secret-case', (value) => value.toUpperCase(), takesText),
  secret('lower-case secret', 'secret-case', (value) => value.toLowerCase(), takesText),
  secret('prefix dropped', 'secret-prefix', (value) => value.replace(/^whsec_/, ''), takesText),
  keyRead('not decoded', 'secret-not-decoded', 'utf8', takesBase64),
  keyRead('decoded from base64', 'secret-decoded', 'base64', readsAs('base64')),
  keyRead('decoded from hex', 'secret-decoded', 'hex', readsAs('hex')),
];

const plainDigest = (value: string): [before: string, digest: string] => {
  const found = /^(?:(.*[=,])(?=[^=]))?(.*)$/.exec(value);
  return [found?.[1] ?? '', found?.[2] ?? ''];
};

function encoded(name: string, code: DiagnosisCode, encoding: 'hex' | 'base64' | 'base64url'): Mistake {
  return {
    name,
    code,
    side: 'header',
    applies: ({ scheme }) => scheme.method.kind !== 'token' && scheme.encoding !== encoding,
    after(value, { scheme }) {
      const [before, digest] = plainDigest(value);
      return before + Buffer.from(digest, scheme.encoding).toString(encoding);
    },
  };
}

const headers: readonly Mistake[] = [
  encoded('hex', 'encoding-hex', 'hex'),
  encoded('base64', 'encoding-base64', 'base64'),
  {
    ...encoded('base64url', 'encoding-base64url', 'base64url'),
    // Without - and _ and padding the two are one.
    applies: ({ scheme }) => scheme.method.kind !== 'token' && scheme.encoding !== 'base64url',
  },
  {
    name: 'prefix missing',
    code: 'prefix-missing',
    side: 'header',
    applies: ({ scheme: { header } }) => header.syntax.kind !== 'plain' || header.syntax.prefix !== null,
    after(value, { scheme: { header } }) {
      const [before, digest] = plainDigest(value);
      const { syntax } = header;
      return syntax.kind === 'pairs' ? before.replace(`${syntax.signatureKey}=`, '') + digest : digest;
    },
  },
  {
    name: 'prefix of its own',
    code: 'prefix-unexpected',
    side: 'header',
    applies: ({ scheme: { header, method } }) =>
      method.kind !== 'token' && header.syntax.kind === 'plain' && header.syntax.prefix === null,
    after: (value) => `hmac=${value}`,
  },
  ...(['sha1', 'sha256', 'sha384', 'sha512'] as const).map(
    (algorithm: HashAlgorithm): Mistake => ({
      name: algorithm,
      code: 'algorithm',
      side: 'header',
      applies: ({ scheme: { method } }) => method.kind === 'hmac' && method.algorithm !== algorithm,
      before: (making) => {
        const { method } = making.scheme;
        return method.kind === 'hmac'
          ? { ...making, scheme: { ...making.scheme, method: { ...method, algorithm } } }
          : making;
      },
    }),
  ),
];

function content(
  name: string,
  code: DiagnosisCode,
  applies: Mistake['applies'],
  change: (parts: readonly Part[]) => Part[],
): Mistake {
  return {
    name,
    code,
    side: 'content',
    applies: (making) =>
      isHmac(making) && applies(making) && !sameParts(making.scheme.content, change(making.scheme.content)),
    before: (making) => ({ ...making, scheme: { ...making.scheme, content: change(making.scheme.content) } }),
  };
}

const sameParts = (left: readonly Part[], right: readonly Part[]): boolean =>
  JSON.stringify(left) === JSON.stringify(right);
const data = (parts: readonly Part[]): Part[] => parts.filter(({ kind }) => kind !== 'text');
const separated = (parts: readonly Part[], separator: string): Part[] =>
  parts.flatMap((part, index): Part[] =>
    index === 0 || separator === '' ? [part] : [{ kind: 'text', text: separator }, part],
  );
const separatorIn = (parts: readonly Part[]): string => {
  const found = parts.findLast(({ kind }) => kind === 'text');
  return found?.kind === 'text' ? found.text.slice(-1) : '';
};
const simple = (making: Making): boolean =>
  hasPart(making, 'timestamp') && making.scheme.content[0]?.kind !== 'text';

const contents: readonly Mistake[] = [
  content(
    'without the id',
    'content-without-id',
    (making) => hasPart(making, 'id'),
    (parts) =>
      separated(
        data(parts).filter(({ kind }) => kind !== 'id'),
        separatorIn(parts),
      ),
  ),
  content('without the timestamp', 'content-without-timestamp', simple, (parts) =>
    separated(
      data(parts).filter(({ kind }) => kind !== 'timestamp'),
      separatorIn(parts),
    ),
  ),
  content('dots', 'content-separator', simple, (parts) => separated(data(parts), '.')),
  content('colons', 'content-separator', simple, (parts) => separated(data(parts), ':')),
  content('no separator', 'content-separator', simple, (parts) => separated(data(parts), '')),
  content('the other way round', 'content-order', simple, (parts) =>
    separated(data(parts).reverse(), separatorIn(parts)),
  ),
];

const times: readonly Mistake[] = [
  {
    name: 'another unit signed',
    code: 'timestamp-unit',
    side: 'time',
    applies: (making) => hasPart(making, 'timestamp') && making.scheme.timestamp?.unit !== 'iso',
    before: (making) => ({
      ...making,
      timestamp:
        making.scheme.timestamp?.unit === 's' ? `${making.timestamp}000` : making.timestamp.slice(0, -3),
    }),
  },
];

function url(name: string, change: (url: string) => string): Mistake {
  return {
    name,
    code: 'url-mismatch',
    side: 'url',
    applies: (making) => isHmac(making) && hasPart(making, 'url'),
    before: (making) => ({
      ...making,
      request: { ...making.request, url: change(making.request.url ?? '') },
    }),
  };
}

/** Addresses under which the receiver is known in these tests. */
export const origins = ['https://abc.ngrok.app', 'http://127.0.0.1:4000'] as const;

const urls: readonly Mistake[] = [
  url('http', (value) => value.replace('https:', 'http:')),
  url("the tunnel's host", (value) => value.replace('https://example.com', origins[0])),
  url("the receiver's host", (value) => value.replace('https://example.com', origins[1])),
  url('default port', (value) => value.replace('example.com', 'example.com:443')),
  url('slash at the end', (value) => value.replace('/hook?', '/hook/?')),
  url('without query', (value) => value.replace(/\?.*/, '')),
  url('query order', (value) => value.replace('b=2&a=1', 'a=1&b=2')),
];

/** Every mistake that the bench promises to name, each with its code. */
export const mistakes: readonly Mistake[] = [
  ...headers,
  ...bodies,
  ...secrets,
  ...contents,
  ...times,
  ...urls,
];

export function hmacHex(algorithm: HashAlgorithm, key: string, content: string | Uint8Array): string {
  return createHmac(algorithm, key).update(content).digest('hex');
}
