import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash } from '../../../../core/signatures/digest.ts';
import { parseRecipe } from '../../../../core/signatures/recipe/parse.ts';
import type { SignedRequest } from '../../../../core/signatures/request.ts';
import type { Scheme } from '../../../../core/signatures/scheme.ts';
import { requireScheme, schemes } from '../../../../core/signatures/schemes.ts';
import { sign } from '../../../../core/signatures/sign.ts';
import { verify } from '../../../../core/signatures/verify.ts';
import { changedSecret, changes } from '../../../support/signatures.ts';

const now = Date.UTC(2026, 0, 31, 12);

/** RFC 8032, TEST 1. */
const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

interface Case {
  readonly name: string;
  readonly scheme: Scheme;
  readonly signing: string;
  readonly verifying: string;
}

const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const cases: readonly Case[] = [
  ...schemes.map((scheme): Case => {
    const keys =
      scheme.method.kind === 'ed25519'
        ? { signing: seed, verifying: publicKey }
        : { signing: secret, verifying: secret };
    return { name: scheme.id, scheme, ...keys };
  }),
  ...['standard-webhooks', 'svix'].map(
    (id): Case => ({
      name: `${id} with ed25519`,
      scheme: requireScheme(id),
      signing: `whsk_${base64(seed)}`,
      verifying: `whpk_${base64(publicKey)}`,
    }),
  ),
  {
    name: 'a recipe',
    scheme: parseRecipe(
      'header=X-A;signature-key=s;timestamp-key=t;separator=semicolon;algorithm=sha384;encoding=base64url;key=base64;id-header=X-Id;content={id}|{method}|{target}|{url}|{timestamp}|{body}',
    ),
    signing: secret,
    verifying: secret,
  },
];

/** Any bytes; Twilio ties a body that is no form to the signature by its digest in the URL. */
function message(scheme: Scheme, body: Uint8Array): SignedRequest {
  const digest = `?bodySHA256=${hash('sha256', body).toString('hex')}`;
  return {
    method: 'POST',
    path: '/a%2Fb',
    query: 'c=d',
    headers: [['Content-Type', 'application/octet-stream']],
    body,
    url: `https://hooks.example/a%2Fb${scheme.urlBodyDigest ? digest : '?c=d'}`,
  };
}

function signed({ scheme, signing }: Case, body: Uint8Array): SignedRequest {
  const plain = message(scheme, body);
  return { ...plain, headers: [...plain.headers, ...sign(plain, scheme, signing, { now }).headers] };
}

const verdict = ({ scheme, verifying }: Case, request: SignedRequest): string =>
  verify(request, scheme, { current: verifying }, { now }).verdict;

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe.each(cases)('$name', (one) => {
  it('verifies what it signed, whatever the bytes', () => {
    fc.assert(
      fc.property(bytes, (body) => {
        const found = verify(signed(one, body), one.scheme, { current: one.verifying }, { now });
        expect(found).toMatchObject({ verdict: 'verified', diagnoses: [] });
      }),
      { numRuns: 50 },
    );
  });

  it('does not verify when one bit of the body is another', () => {
    if (one.scheme.method.kind === 'token') return;
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (body, at, bit) => {
        const request = signed(one, body);
        const other = Uint8Array.from(body);
        other[at % body.length] = (other[at % body.length] ?? 0) ^ (1 << bit);
        expect(verdict(one, { ...request, body: other })).toBe('failed');
      }),
      { numRuns: 50 },
    );
  });

  it('does not verify when a byte of what it signs is another', () => {
    fc.assert(
      fc.property(bytes, (body) => {
        const request = signed(one, body);
        for (const change of Object.values(changes(one.scheme)))
          expect(verdict(one, change(request, one.scheme))).toBe('failed');
      }),
      { numRuns: 20 },
    );
  });

  it('verifies with the previous secret, and says so', () => {
    const request = signed(one, Buffer.from('{}'));
    const other = changedSecret(one.verifying);
    const found = verify(request, one.scheme, { current: other, previous: one.verifying }, { now });
    expect(found.verdict).toBe('verified-previous');
    expect(found.diagnoses).toMatchObject([{ code: 'secret-previous', severity: 'warning' }]);
  });
});

describe('a form for Twilio', () => {
  it('is signed by its parameters, whatever they hold', () => {
    const scheme = requireScheme('twilio');
    const fields = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fields, (pairs) => {
        const body = Buffer.from(new URLSearchParams(pairs).toString());
        const plain: SignedRequest = {
          ...message(scheme, body),
          url: 'https://hooks.example/',
          headers: [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']],
        };
        const request = {
          ...plain,
          headers: [...plain.headers, ...sign(plain, scheme, secret, { now }).headers],
        };
        const other = Buffer.from(new URLSearchParams([...pairs, ['Added', 'x']]).toString());
        expect(verify(request, scheme, { current: secret }, { now }).verdict).toBe('verified');
        expect(verify({ ...request, body: other }, scheme, { current: secret }, { now }).verdict).toBe(
          'failed',
        );
      }),
    );
  });
});

describe('signing', () => {
  const plain = message(requireScheme('github'), Buffer.from('{}'));

  it.each([
    ['svix', 'not base64!', /not base64/],
    ['discord', 'abcd', /32 or 64 bytes, this one has 2/],
    ['stripe', '', /empty/],
    ['header-token', 'two\nlines', /one line/],
  ])('with %s says what is wrong with a secret, and does not repeat it', (id, given, sentence) => {
    const make = (): unknown => sign(plain, requireScheme(id), given, { now });
    expect(make).toThrow(sentence);
    expect(make).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    if (given !== '') expect(make).not.toThrow(given);
  });

  it.each(['twilio', 'square', 'hubspot-v3'])('with %s asks for the URL', (id) => {
    expect(() => sign({ ...plain, url: null }, requireScheme(id), secret, { now })).toThrow(/--url/);
  });

  it('with Twilio says which URL a JSON body needs', () => {
    const json: SignedRequest = { ...plain, headers: [['Content-Type', 'application/json']] };
    const digest = hash('sha256', plain.body).toString('hex');
    expect(() => sign(json, requireScheme('twilio'), secret, { now })).toThrow(`bodySHA256=${digest}`);
  });

  it('takes the id and the timestamp that are given', () => {
    const { headers } = sign(plain, requireScheme('svix'), secret, { now, id: 'msg_1', timestamp: '12' });
    expect(headers.slice(0, 2)).toEqual([
      ['svix-id', 'msg_1'],
      ['svix-timestamp', '12'],
    ]);
  });

  it('makes an id of its own for each message', () => {
    const id = (): string | undefined => sign(plain, requireScheme('svix'), secret, { now }).headers[0]?.[1];
    expect(id()).not.toBe(id());
  });
});
