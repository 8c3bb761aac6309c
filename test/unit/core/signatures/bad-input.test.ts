import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { signatureTrace } from '../../../../core/contract/signature-trace.ts';
import { parseRecipe } from '../../../../core/signatures/recipe/parse.ts';
import type { SignedRequest } from '../../../../core/signatures/request.ts';
import type { Scheme } from '../../../../core/signatures/scheme.ts';
import { requireScheme, schemes } from '../../../../core/signatures/schemes.ts';
import { sign } from '../../../../core/signatures/sign.ts';
import type { Verification } from '../../../../core/signatures/verification.ts';
import { verify } from '../../../../core/signatures/verify.ts';

const now = Date.UTC(2026, 0, 31, 12);
const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

function request(headers: readonly HeaderPair[], body: Uint8Array | string = '{"a":1}'): SignedRequest {
  return {
    method: 'POST',
    path: '/',
    query: null,
    headers,
    body: Buffer.from(body),
    url: 'https://x.example/',
  };
}

/** The headers of a signed message; `rename` and `change` make of each value what a test needs. */
function signed(
  id: string,
  change: (name: string, value: string) => readonly string[] = (_, value) => [value],
) {
  const scheme = requireScheme(id);
  const key = scheme.method.kind === 'ed25519' ? seed : secret;
  return request(
    sign(request([]), scheme, key, { now, id: 'msg_1' }).headers.flatMap(([name, value]) =>
      change(name, value).map((text): HeaderPair => [name, text]),
    ),
  );
}

const signature = (change: (value: string) => readonly string[]) => (name: string, value: string) =>
  /signature(-256|-v3)?$|hmac-sha256$|ed25519$/i.test(name) ? change(value) : [value];

function check(id: string | Scheme, given: SignedRequest, current = secret): Verification {
  return verify(given, typeof id === 'string' ? requireScheme(id) : id, { current }, { now });
}

const told = ({ diagnoses }: Verification): string[] =>
  diagnoses.map(({ code, severity }) => `${severity} ${code}`);

describe('a signature that is not there', () => {
  it.each(schemes.map(({ id }) => id))('is missing (%s)', (id) => {
    const found = check(id, request([]), id === 'discord' ? publicKey : secret);
    expect(found.verdict).toBe('missing');
    expect(told(found)).toContain('error header-missing');
  });

  it('but whose timestamp and id are is missing, and only that is told', () => {
    const found = check(
      'svix',
      signed(
        'svix',
        signature(() => []),
      ),
    );
    expect(found.verdict).toBe('missing');
    expect(told(found)).toEqual(['error header-missing']);
  });
});

describe('a header', () => {
  it.each([
    ['github', ''],
    ['svix', ''],
    ['stripe', ''],
    ['svix', 'v1a,abc v2,def'],
    ['stripe', 't=1769860800,v0=abc'],
    ['stripe', 't,v1=,v0'],
    ['svix', 'v1,'],
    ['github', 'sha256='],
    ['github', 'sha256=not-hex'],
    ['shopify', '??'],
    ['paddle', 'ts=1769860800;h2=abc'],
  ])('of %s that is %j is malformed', (id, value) => {
    const found = check(
      id,
      signed(
        id,
        signature(() => [value]),
      ),
    );
    expect(found.verdict).toBe('failed');
    expect(told(found)).toContain('error header-malformed');
  });

  it('says what is in the place of what is due', () => {
    const { diagnoses } = check(
      'svix',
      signed(
        'svix',
        signature(() => ['v1a,abc v2,def']),
      ),
    );
    expect(diagnoses[0]?.summary).toContain('no signature of version v1, only v1a, v2');
  });

  it('with two times says so, for which of them was signed is open', () => {
    const found = check(
      'stripe',
      signed(
        'stripe',
        signature((value) => [`${value},t=5`]),
      ),
    );
    expect(found.verdict).toBe('failed');
    expect(told(found)).toEqual(['error header-malformed']);
  });

  it.each(['timestamp', 'id'])('with the %s missing fails with its name', (part) => {
    const found = check(
      'svix',
      signed('svix', (name, value) => (name === `svix-${part}` ? [] : [value])),
    );
    expect(found).toMatchObject({ verdict: 'failed', expected: null });
    expect(found.diagnoses).toMatchObject([
      { code: 'header-missing', summary: expect.stringContaining(`svix-${part}`) },
    ]);
  });

  it('that stands there twice with the same value verifies with a warning', () => {
    const found = check(
      'github',
      signed(
        'github',
        signature((value) => [value, value]),
      ),
    );
    expect(found.verdict).toBe('verified');
    expect(told(found)).toEqual(['warning header-duplicated']);
  });

  it('that stands there twice verifies with either value, with a warning', () => {
    const found = check(
      'github',
      signed(
        'github',
        signature((value) => [`sha256=${'0'.repeat(64)}`, value]),
      ),
    );
    expect(found.verdict).toBe('verified');
    expect(told(found)).toEqual(['warning header-duplicated']);
  });

  it('that stands there twice and never fits fails for both reasons', () => {
    const other = `sha256=${'0'.repeat(64)}`;
    const found = check(
      'github',
      signed(
        'github',
        signature(() => [other, other.replaceAll('0', '1')]),
      ),
    );
    expect(found.verdict).toBe('failed');
    expect(told(found)).toEqual(['error header-duplicated', 'error secret-unknown']);
  });

  it('of the timestamp that stands there twice with two values fails', () => {
    const twice = (name: string, value: string) => (name === 'svix-timestamp' ? [value, '1'] : [value]);
    expect(told(check('svix', signed('svix', twice)))).toEqual(['error header-duplicated']);
  });

  it('of 10,000 signatures verifies by the last of them', () => {
    const wrong = Array.from({ length: 9999 }, () => `v1,${'A'.repeat(43)}=`);
    const found = check(
      'svix',
      signed(
        'svix',
        signature((value) => [[...wrong, value].join(' ')]),
      ),
    );
    expect(found).toMatchObject({ verdict: 'verified', diagnoses: [] });
    expect(found.received).toBe(found.expected);
    expect(found.trace.digests).toMatchObject({ omitted: 9900 });
    expect(found.trace.digests.received[0]).toMatchObject({ matches: 'current' });
    expect(found.trace.headers[0]?.omitted).toBeGreaterThan(10_000);
  });

  it('of 10,000 ed25519 signatures over 10 MB is not tried to the end, and that is said', () => {
    const scheme: Scheme = {
      ...requireScheme('svix'),
      method: requireScheme('discord').method,
      header: { names: ['x-sig'], syntax: { kind: 'list', version: 'v1' } },
      timestamp: null,
      messageId: null,
      content: [{ kind: 'body' }],
    };
    const value = Array.from({ length: 10_000 }, () => `v1,${'A'.repeat(86)}==`).join(' ');
    const found = check(scheme, request([['x-sig', value]], Buffer.alloc(10 * 1024 * 1024, 'x')), publicKey);
    expect(found.verdict).toBe('failed');
    expect(found.diagnoses).toMatchObject([
      { code: 'secret-unknown', summary: expect.stringContaining('first 16') },
    ]);
  });
});

describe('the form of a signature', () => {
  const hex = (value: string): string => value.replace('sha256=', '');
  it.each([
    ['github', (value: string) => hex(value), ['error prefix-missing']],
    ['github', (value: string) => `sha1=${hex(value)}`, ['error prefix-unexpected']],
    ['shopify', (value: string) => `sha256=${value}`, ['error prefix-unexpected']],
    [
      'github',
      (value: string) => `sha256=${Buffer.from(hex(value), 'hex').toString('base64')}`,
      ['error encoding-base64'],
    ],
    ['shopify', (value: string) => Buffer.from(value, 'base64').toString('hex'), ['error encoding-hex']],
    [
      'shopify',
      (value: string) => value.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'),
      ['error encoding-base64url'],
    ],
    ['svix', (value: string) => value.replace('v1,', ''), ['error prefix-missing']],
    ['github', () => `sha256=${'ab'.repeat(20)}`, ['error algorithm']],
    ['shopify', () => Buffer.alloc(64).toString('base64'), ['error algorithm']],
  ])('of %s that is another one is the cause, and the only one (%#)', (id, change, codes) => {
    const found = check(
      id,
      signed(
        id,
        signature((value) => [change(value)]),
      ),
    );
    expect(found.verdict).toBe('failed');
    expect(told(found)).toEqual(codes);
  });

  it('in upper-case hex verifies with a warning', () => {
    const upper = (value: string) => [`sha256=${hex(value).toUpperCase()}`];
    const found = check('github', signed('github', signature(upper)));
    expect(found.verdict).toBe('verified');
    expect(told(found)).toEqual(['warning hex-upper-case']);
  });

  it('in mixed case does not verify: no sender writes it, and two texts were one signature', () => {
    const mixed = (value: string) => [value.replace(/[a-f]/, (digit) => digit.toUpperCase())];
    expect(check('github', signed('github', signature(mixed))).verdict).toBe('failed');
  });

  it('with other unused bits in its last base64 digit does not verify', () => {
    const next = (value: string) => [
      value.replace(/(.)=$/, (_, digit: string) => `${String.fromCharCode(digit.charCodeAt(0) + 1)}=`),
    ];
    const given = signed('shopify', signature(next));
    expect(check('shopify', given).verdict).toBe('failed');
  });
});

describe('a timestamp', () => {
  const at = (id: string, timestamp: string): SignedRequest =>
    request(sign(request([]), requireScheme(id), secret, { now, id: 'msg_1', timestamp }).headers);
  const seconds = (ago: number): string => String(now / 1000 - ago);

  it.each([
    ['svix', seconds(300), []],
    ['svix', seconds(301), ['error timestamp-stale']],
    ['svix', seconds(-300), []],
    ['svix', seconds(-301), ['error timestamp-future']],
    ['stripe', seconds(-3600), []],
    ['paddle', seconds(5), []],
    ['paddle', seconds(6), ['error timestamp-stale']],
    ['slack', String(now), ['error timestamp-unit', 'error timestamp-future']],
    ['hubspot-v3', seconds(0), ['error timestamp-unit', 'error timestamp-stale']],
    ['svix', new Date(now).toISOString(), ['error timestamp-unit']],
    ['svix', 'hello', ['error timestamp-malformed']],
    ['svix', '', ['error timestamp-malformed']],
    ['svix', '-1', ['error timestamp-malformed']],
    ['svix', '9'.repeat(400), ['error timestamp-malformed']],
    ['stripe', '', ['error timestamp-malformed']],
    ['zendesk', '2026-01-31T12:00:00', ['warning timestamp-malformed']],
    ['zendesk', seconds(0), ['warning timestamp-unit']],
    // No limit of the future: milliseconds are inside the tolerance all the same.
    ['stripe', String(now), ['warning timestamp-unit']],
    ['paddle', String(now), ['warning timestamp-unit']],
    ['zendesk', '2020-01-01T00:00:00Z', []],
  ])('of %s that is %j', (id, timestamp, codes) => {
    const found = check(id, at(id, timestamp));
    expect(told(found)).toEqual(codes);
    expect(found.verdict).toBe(codes.some((code) => code.startsWith('error')) ? 'failed' : 'verified');
    // The digest fits all the same, and the bench shows it.
    expect(found.received).toBe(found.expected);
  });

  it('outside the tolerance of a body that was changed is told beside it', () => {
    const found = check('svix', { ...at('svix', seconds(900)), body: Buffer.from('other') });
    expect(told(found)).toEqual(['error secret-unknown', 'error timestamp-stale']);
    expect(found.trace.time).toMatchObject({ skewS: 900, pastS: 300 });
    expect(found.diagnoses[1]?.summary).toBe('The request was signed 15 minutes ago; 5 minutes are allowed.');
  });
});

describe('a secret', () => {
  it.each([
    ['svix', 'whsec_not base64!'],
    ['svix', 'whsec_'],
    ['svix', `${secret}\n`],
    ['svix', `"${secret}"`],
    ['github', ''],
    ['discord', publicKey.slice(2)],
    ['discord', 'zz'.repeat(32)],
    ['standard-webhooks', 'whpk_AAAA'],
    ['standard-webhooks', 'whsk_AAAA'],
    ['header-token', ''],
  ])('of %s that gives no key is told, and not repeated', (id, given) => {
    const found = check(id, signed(id), given);
    expect(found).toMatchObject({ verdict: 'failed', expected: null });
    expect(told(found)).toContain('error key-malformed');
    if (given.length > 8) expect(JSON.stringify(found)).not.toContain(JSON.stringify(given).slice(1, -1));
  });

  it('that is a previous one and gives no key is only remarked on', () => {
    const found = verify(signed('svix'), requireScheme('svix'), { current: secret, previous: '!' }, { now });
    expect(found.verdict).toBe('verified');
    expect(told(found)).toEqual(['warning key-malformed']);
  });

  it('that gives no key does not undo what the previous one verifies', () => {
    const found = verify(signed('svix'), requireScheme('svix'), { current: '!', previous: secret }, { now });
    expect(found.verdict).toBe('verified-previous');
    expect(told(found)).toEqual(['warning key-malformed', 'warning secret-previous']);
  });

  it('that is no point of the curve fails', () => {
    expect(check('discord', signed('discord'), 'ff'.repeat(32)).verdict).toBe('failed');
  });

  it('that is the private key of whsk_ verifies as its public one would', () => {
    const scheme = requireScheme('standard-webhooks');
    const key = `whsk_${Buffer.from(seed, 'hex').toString('base64')}`;
    const message = request(sign(request([]), scheme, key, { now }).headers);
    expect(check(scheme, message, key).verdict).toBe('verified');
  });
});

describe('a URL', () => {
  const given = signed('square');

  it('that is not known is taken from the Host header, and that is said', () => {
    const found = check('square', {
      ...given,
      url: null,
      headers: [...given.headers, ['Host', 'x.example']],
    });
    expect(found.verdict).toBe('verified');
    expect(found.diagnoses).toMatchObject([
      { code: 'url-mismatch', severity: 'warning', summary: expect.stringContaining('https://x.example/') },
    ]);
  });

  it('that is not known at all leaves nothing to compute', () => {
    const found = check('square', { ...given, url: null });
    expect(found).toMatchObject({ verdict: 'failed', expected: null, trace: { signed: null } });
    expect(told(found)).toEqual(['error url-mismatch']);
  });

  it('whose digest is not that of the body fails although its signature fits', () => {
    const scheme = requireScheme('twilio');
    const url = `https://x.example/?bodySHA256=${'0'.repeat(64)}`;
    const empty = { ...request([['Content-Type', 'application/json']], ''), url };
    const { headers } = sign(empty, scheme, secret, { now });
    const found = check(scheme, {
      ...empty,
      headers: [...empty.headers, ...headers],
      body: Buffer.from('{}'),
    });
    expect(found.verdict).toBe('failed');
    expect(found.received).toBe(found.expected);
    expect(told(found)).toEqual(['error url-mismatch']);
  });
});

describe('a token', () => {
  const token = (value: string): SignedRequest => request([['okhi-authorization', value]]);

  it('that is another one fails, and neither is shown', () => {
    const found = check('header-token', token('another-value'), 'the-right-value');
    expect(told(found)).toEqual(['error secret-unknown']);
    expect(JSON.stringify(found)).not.toMatch(/another-value|the-right-value/);
  });

  it('beyond ASCII is compared by its UTF-8 bytes', () => {
    const bytes = Buffer.from('pässwörd', 'utf8').toString('latin1');
    expect(check('header-token', token(bytes), 'pässwörd').verdict).toBe('verified');
  });

  it.each([
    ['', ['error header-malformed']],
    ['the-right-value ', ['error secret-unknown']],
  ])('that is %j is told', (value, codes) => {
    expect(told(check('header-token', token(value), 'the-right-value'))).toEqual(codes);
  });
});

describe('whatever comes', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', 'v1,', 't=', 'v1=', '=', ',', 'sha256=', '\u00ff'));
  const scheme = fc.oneof(
    fc.constantFrom(...schemes),
    fc.constant(
      parseRecipe('header=A;signature-key=v1;timestamp-key=t;content={id}{target}{form}{body};id-header=B'),
    ),
  );

  it('is answered, with a trace that a page can read and without the secret', () => {
    fc.assert(
      fc.property(
        scheme,
        fc.array(text, { maxLength: 4 }),
        fc.uint8Array(),
        fc.string({ minLength: 12 }),
        (one, values, body, current) => {
          const names = [...one.header.names, ...(one.messageId?.names ?? []), 'Content-Type', 'Host'];
          if (one.timestamp?.from === 'header') names.push(...one.timestamp.names);
          const headers = names.flatMap((name): HeaderPair[] => values.map((value) => [name, value]));
          const found = verify(
            { ...request(headers, body), url: null },
            one,
            { current, previous: null },
            { now },
          );
          expect(signatureTrace.safeParse(found.trace).success).toBe(true);
          const shown = JSON.stringify({ ...found, trace: { ...found.trace, headers: [], signed: [] } });
          if (!values.includes(current)) expect(shown).not.toContain(JSON.stringify(current).slice(1, -1));
        },
      ),
      { numRuns: 500 },
    );
  });
});
