import { createHmac, generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../../core/contract/models.ts';
import type { ExamineInput } from '../../../../../core/signatures/examine.ts';
import type { SignedRequest } from '../../../../../core/signatures/request.ts';
import type { Scheme } from '../../../../../core/signatures/scheme.ts';
import { headerToken } from '../../../../../core/signatures/schemes/others.ts';
import { requireScheme } from '../../../../../core/signatures/schemes.ts';
import { sign } from '../../../../../core/signatures/sign.ts';
import {
  codesOf,
  documents,
  examineWith,
  HEX_SECRET,
  makingOf,
  run,
  SECRET,
} from '../../../../support/makings.ts';
import { type Mistake, makeWith, origins } from '../../../../support/mistakes.ts';

const github = requireScheme('github');
const stripe = requireScheme('stripe');
const standardWebhooks = requireScheme('standard-webhooks');

/** One mistake that only one scheme or source leaves room for. */
function signedAs(scheme: Scheme, body: string, made: Partial<Mistake>, type?: string): string[] {
  const mistake: Mistake = { name: '', code: 'secret-unknown', side: 'body', applies: () => true, ...made };
  return codesOf(examineWith(makingOf(scheme, body, SECRET, type), [mistake]));
}

const signedBody = (body: string | Uint8Array): Partial<Mistake> => ({
  before: (making) => ({ ...making, request: { ...making.request, body: Buffer.from(body as Uint8Array) } }),
});

describe('bodies', () => {
  it.each([
    ['numbers as JavaScript reads them', '{"a": 1.0, "b": 1e3}', '{"a":1,"b":1000}', 'body-reserialised'],
    ['keys as JavaScript orders them', '{"b": 1, "2": 2}', '{"2":2,"b":1}', 'body-reserialised'],
    ['indented with tabs', '{"a":[1]}', '{\n\t"a": [\n\t\t1\n\t]\n}', 'body-reserialised'],
    ["Go's escapes", '{"a": "<b>"}', '{"a":"\\u003cb\\u003e"}', 'body-reserialised'],
    ['slashes not escaped', '{"a":"b\\/c"}', '{"a":"b/c"}', 'body-escaped-slashes'],
    ['escapes undone', '{"a":"\\u00e4"}', '{"a":"ä"}', 'body-unicode-escapes'],
    ['escapes in upper case', '{"a":"\\u00e4"}', '{"a":"\\u00E4"}', 'body-unicode-escapes'],
    ['a BOM taken away', '\u{feff}{"a":1}', '{"a":1}', 'body-bom'],
    ['mojibake undone', '{"a":"Ã¤"}', '{"a":"ä"}', 'body-charset'],
    ['an object in a text', '{"a":1}', '[object Object]', 'body-reserialised'],
    ['an empty object', '{"a":1}', '{}', 'body-empty'],
    ['white space around', ' {"a":1}\r\n\r\n', '{"a":1}', 'body-trailing-newline'],
  ] as const)('%s', (_, sent, wasSigned, code) => {
    expect(signedAs(stripe, sent, signedBody(wasSigned))[0]).toBe(code);
  });

  it.each([
    ['%20 for +', 'text=a+b&c=%7Ed', 'text=a%20b&c=~d'],
    ['in the order of its names', 'b=2&a=1', 'a=1&b=2'],
    ['as JSON', 'a=1&b=x+y', '{"a":"1","b":"x y"}'],
  ])('a form, %s', (_, sent, wasSigned) => {
    const codes = signedAs(
      requireScheme('slack'),
      sent,
      signedBody(wasSigned),
      'application/x-www-form-urlencoded',
    );
    expect(codes[0]).toBe('body-reserialised');
  });

  it('a form whose fields alone are signed, with a line break more', () => {
    const codes = signedAs(
      requireScheme('twilio'),
      'a=1&b=2',
      signedBody('a=1&b=2\n'),
      'application/x-www-form-urlencoded',
    );
    expect(codes[0]).toBe('body-trailing-newline');
  });

  it('a packed body that was signed before it was packed', () => {
    const making = makingOf(github, documents.pretty);
    const signedPlain = makeWith(making, []);
    const body = gzipSync(documents.pretty);
    const headers: HeaderPair[] = [...signedPlain.headers, ['Content-Encoding', 'gzip']];
    const found = examineWith(making, [], { request: { ...signedPlain, headers, body } });
    expect(found.diagnoses[0]).toMatchObject({ code: 'body-reserialised' });
    expect(found.diagnoses[0]?.summary).toContain('unpacked from gzip');
  });

  it.each([
    [
      'compact, with a line break',
      (text: string) => `${JSON.stringify(JSON.parse(text))}\n`,
      'body-reserialised',
      'body-trailing-newline',
    ],
    [
      'indented, with CRLF',
      (text: string) => JSON.stringify(JSON.parse(text), null, 4).replaceAll('\n', '\r\n'),
      'body-reserialised',
      'body-crlf',
    ],
    [
      'compact, its slashes escaped',
      (text: string) => JSON.stringify(JSON.parse(text)).replaceAll('/', '\\/'),
      'body-reserialised',
      'body-escaped-slashes',
    ],
    [
      'with a BOM and a line break',
      (text: string) => `\u{feff}${text}\n`,
      'body-trailing-newline',
      'body-bom',
    ],
  ] as const)('two changes of one body: %s', (_, change, ...codes) => {
    const found = signedAs(stripe, documents.pretty, signedBody(change(documents.pretty)));
    expect(found.slice(0, 2).sort()).toEqual([...codes].sort());
  });
});

describe('secrets', () => {
  const examine = (scheme: Scheme, signedWith: string, secrets: ExamineInput['secrets']) => {
    const making = { ...makingOf(scheme, documents.pretty, signedWith) };
    return examineWith(making, [], { secrets });
  };
  const alone = (current: string) => ({ current, previous: null, others: [] });

  it.each([
    ['white space around the one that was given', ` ${SECRET}\n`, SECRET, ['secret-whitespace']],
    ['quotes around it', `"${SECRET}"`, SECRET, ['secret-quoted']],
    ['quotes and white space', ` '${SECRET}' `, SECRET, ['secret-whitespace', 'secret-quoted']],
    ['its prefix missing', SECRET.slice(6), SECRET, ['secret-prefix']],
    ['quotes around what was not decoded', `"${SECRET}"`, SECRET, ['secret-quoted']],
  ])('%s', (_, given, signedWith, codes) => {
    expect(codesOf(examine(stripe, signedWith, alone(given))).slice(0, codes.length)).toEqual(codes);
  });

  it('white space around a secret that is decoded', () => {
    expect(codesOf(examine(standardWebhooks, SECRET, alone(`${SECRET} `)))).toEqual([
      'secret-whitespace',
      'key-malformed',
    ]);
  });

  it("the previous one, and another endpoint's, under another mistake", () => {
    const spare = {
      current: 'a new secret',
      previous: HEX_SECRET,
      others: [{ name: 'orders', secret: SECRET }],
    };
    expect(codesOf(examine(stripe, HEX_SECRET, spare))).toEqual(['secret-previous']);
    expect(codesOf(examine(stripe, SECRET, spare))).toEqual(['secret-other-endpoint']);
    const making = makingOf(stripe, documents.pretty, SECRET);
    const compact = Buffer.from(JSON.stringify(JSON.parse(documents.pretty)));
    const request = {
      ...makeWith({ ...making, request: { ...making.request, body: compact } }, []),
      body: making.request.body,
    };
    const found = examineWith(making, [], { request, secrets: spare });
    expect(codesOf(found).slice(0, 2)).toEqual(['body-reserialised', 'secret-other-endpoint']);
    expect(found.diagnoses[1]?.summary).toContain('orders');
  });
});

describe('schemes', () => {
  const examineAs = (due: Scheme, headers: HeaderPair[], body = '{"a":1}') => {
    const request: SignedRequest = {
      method: 'POST',
      path: '/hook',
      query: null,
      headers,
      body: Buffer.from(body),
      url: null,
    };
    return run({
      request,
      scheme: due,
      secrets: { current: SECRET, previous: null, others: [] },
      origins,
      now: Date.now(),
    });
  };
  const hex = createHmac('sha256', SECRET).update('{"a":1}').digest('hex');

  it.each([
    ['stripe', 'github'],
    ['standard-webhooks', 'stripe'],
    ['github', 'slack'],
    ['meetinglawyers', 'github'],
    ['github', 'standard-webhooks'],
    ['shopify', 'zendesk'],
  ])('asked for %s, signed as %s', (due, made) => {
    const scheme = requireScheme(made);
    const request: SignedRequest = {
      method: 'POST',
      path: '/',
      query: null,
      headers: [],
      body: Buffer.from('{"a":1}'),
      url: null,
    };
    const { headers } = sign(request, scheme, SECRET, { now: Date.now() });
    const found = examineAs(requireScheme(due), headers);
    expect(codesOf(found)[0]).toBe('scheme-other');
    expect(found.search?.find?.scheme.id).toBe(made);
  });

  it('and with another mistake besides', () => {
    const found = examineAs(stripe, [
      ['X-Hub-Signature-256', `sha256=${createHmac('sha256', SECRET).update('{"a":1}\n').digest('hex')}`],
    ]);
    expect(codesOf(found).slice(0, 2)).toEqual(['scheme-other', 'body-trailing-newline']);
  });

  it('a header of GitHub that holds what MeetingLawyers writes', () => {
    const found = examineAs(github, [
      ['X-Hub-Signature-256', `sha256=${Buffer.from(hex, 'hex').toString('base64')}`],
    ]);
    expect(codesOf(found)).toEqual(['encoding-base64']);
  });

  it('the secret itself where a signature is due', () => {
    const found = examineAs(github, [['X-Hub-Signature-256', SECRET]]);
    expect(codesOf(found)[0]).toBe('scheme-other');
    expect(JSON.stringify(found.diagnoses)).not.toContain(SECRET);
  });

  it('hex inside base64, and hex in upper case', () => {
    const twice = examineAs(requireScheme('shopify'), [
      ['X-Shopify-Hmac-Sha256', Buffer.from(hex).toString('base64')],
    ]);
    expect(codesOf(twice)[0]).toBe('encoding-hex');
    const upper = examineAs(requireScheme('shopify'), [['X-Shopify-Hmac-Sha256', hex.toUpperCase()]]);
    expect(codesOf(upper)).toEqual(['encoding-hex', 'hex-upper-case']);
  });
});

describe('a header that carries the secret itself', () => {
  const examine = (value: string, current = SECRET) => {
    const request: SignedRequest = {
      method: 'POST',
      path: '/',
      query: null,
      headers: [['okhi-authorization', value]],
      body: Buffer.from('{}'),
      url: null,
    };
    return codesOf(
      run({
        request,
        scheme: headerToken(),
        secrets: { current, previous: HEX_SECRET, others: [{ name: 'orders', secret: 'third' }] },
        origins: [],
        now: 0,
      }),
    );
  };

  it.each([
    [`Bearer ${SECRET}`, 'prefix-unexpected'],
    [Buffer.from(SECRET).toString('base64'), 'encoding-base64'],
    [Buffer.from(SECRET).toString('hex'), 'encoding-hex'],
    [`"${SECRET}"`, 'secret-quoted'],
    [SECRET.toLowerCase(), 'secret-case'],
    [SECRET.slice(6), 'secret-prefix'],
    ['third', 'secret-other-endpoint'],
    ['another', 'secret-unknown'],
  ])('%j', (value, code) => {
    expect(examine(value)[0]).toBe(code);
  });

  it('white space around the secret that was given', () => {
    expect(examine(SECRET, `${SECRET}\n`)[0]).toBe('secret-whitespace');
  });
});

describe('ed25519', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const bare = (key: typeof publicKey): Buffer =>
    key.type === 'public'
      ? key.export({ format: 'der', type: 'spki' }).subarray(-32)
      : key.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const seed = bare(privateKey).toString('hex');
  const discord = requireScheme('discord');
  const making = makingOf(discord, documents.pretty, seed);
  const examine = (current: string, mistakes: Mistake[] = []) =>
    codesOf(examineWith(making, mistakes, { secrets: { current, previous: null, others: [] } }));
  const compact: Mistake = {
    name: '',
    code: 'body-reserialised',
    side: 'body',
    applies: () => true,
    ...signedBody(JSON.stringify(JSON.parse(documents.pretty))),
  };

  it('verifies with the public key, and takes a changed body and a spoilt key for what they are', () => {
    const hex = bare(publicKey).toString('hex');
    expect(examine(hex)).toEqual([]);
    expect(examine(hex, [compact])).toEqual(['body-reserialised']);
    expect(examine(` ${hex}`)).toEqual(['secret-whitespace', 'key-malformed']);
    expect(examine(bare(publicKey).toString('base64'))[0]).toBe('secret-not-decoded');
    expect(examine(seed)[0]).toBe('key-malformed');
  });
});
