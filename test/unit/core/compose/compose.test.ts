import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Composed, composeMessage } from '../../../../core/compose/compose.ts';
import { seededRandom } from '../../../../core/compose/random.ts';
import type { Draft } from '../../../../core/contract/drafts.ts';
import { splitUrl } from '../../../../core/parse/target.ts';
import { schemeWith } from '../../../../core/signatures/scheme-with.ts';
import { schemes } from '../../../../core/signatures/schemes.ts';
import { verify } from '../../../../core/signatures/verify.ts';
import { composeContext, draftOf, NOW } from '../../../support/drafts.ts';

const SVIX_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const verdictOf = ({ message }: Composed, scheme: string, secret: string, now = NOW) => {
  const { path = '/', query = null } = splitUrl(message.url) ?? {};
  const request = { ...message, path, query, url: message.url };
  return verify(
    request,
    schemeWith(scheme, { headerName: null, recipe: null }),
    { current: secret },
    { now },
  );
};
const header = ({ message }: Composed, name: string) =>
  message.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);

describe('a draft without edits', () => {
  it.each(['okaya/user.created', 'okhi/verified', 'klustr/user.app.consent.update'])(
    '%s goes out as documented, byte for byte',
    async (template) => {
      const draft = draftOf(template);
      const composed = await composeMessage(draft, composeContext());
      expect(Buffer.from(composed.message.body).toString()).toBe(
        draft.body.kind === 'text' && draft.body.text,
      );
      expect(composed.message.headers).toEqual(draft.headers);
      expect(composed).toMatchObject({ times: 1, bodyFault: null, signedWith: null, sentences: [] });
    },
  );

  it('bytes that are no text go out as they are', async () => {
    const bytes = Buffer.from([0, 255, 0x7b, 0x7b, 10]);
    const body = { kind: 'bytes', bytesBase64: bytes.toString('base64') } as const;
    const { message } = await composeMessage(draftOf('okhi/verified', { body }), composeContext());
    expect(Buffer.from(message.body).equals(bytes)).toBe(true);
  });
});

describe('signing', () => {
  it("follows the provider's document", async () => {
    const klustr = await composeMessage(
      draftOf('klustr/user.app.consent.update'),
      composeContext({ secret: SVIX_SECRET }),
    );
    expect(klustr).toMatchObject({ signedWith: 'svix', remarks: [] });
    expect(header(klustr, 'svix-id')).toEqual([klustr.signedId]);
    expect(header(klustr, 'svix-timestamp')).toEqual([String(NOW / 1000)]);
    expect(verdictOf(klustr, 'svix', SVIX_SECRET).verdict).toBe('verified');

    const lawyers = await composeMessage(
      draftOf('meetinglawyers/message_sent'),
      composeContext({ secret: 's' }),
    );
    expect(verdictOf(lawyers, 'meetinglawyers', 's').verdict).toBe('verified');

    const okhi = await composeMessage(draftOf('okhi/verified'), composeContext({ secret: 's3cret' }));
    expect(okhi.message.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['okhi-authorization', 's3cret'],
    ]);
  });

  it('without the secret sends what is there, and says so', async () => {
    const lawyers = await composeMessage(draftOf('meetinglawyers/message_sent'), composeContext());
    expect(lawyers).toMatchObject({ signedWith: null, signedId: null });
    expect(lawyers.remarks[0]).toContain('without the signature that is due (MeetingLawyers)');
    const okhi = await composeMessage(draftOf('okhi/verified'), composeContext());
    expect(okhi.remarks[0]).toContain('okhi-authorization is sent as it stands');
  });

  it('with a secret, where nothing says how, is an error that repeats no secret', async () => {
    const composing = composeMessage(draftOf('okaya/user.created'), composeContext({ secret: 'hunter2' }));
    await expect(composing).rejects.toMatchObject({ code: 'bad-argument' });
    await expect(composing).rejects.toThrow(/no document says how Okaya signs/);
    await expect(composing).rejects.not.toThrow(/hunter2/);
  });

  it('takes the scheme and the header name that the draft names', async () => {
    const schemeOptions = { headerName: 'X-Mine', recipe: null, url: null };
    const github = await composeMessage(
      draftOf('okaya/user.created', { scheme: 'github', schemeOptions }),
      composeContext({ secret: 's' }),
    );
    expect(header(github, 'x-mine')[0]).toMatch(/^sha256=[0-9a-f]{64}$/);
    const renamed = await composeMessage(
      draftOf('okhi/verified', { schemeOptions }),
      composeContext({ secret: 's' }),
    );
    expect(renamed.message.headers).toContainEqual(['X-Mine', 's']);
  });

  it('signs the URL that the handler knows, or the one that is sent to', async () => {
    const draft = draftOf('okaya/user.created', { scheme: 'square', url: 'HTTP://LocalHost:80/a b#c' });
    const sent = await composeMessage(draft, composeContext({ secret: 's' }));
    const known = { ...sent, message: { ...sent.message, url: 'http://localhost/a%20b' } };
    expect(verdictOf(known, 'square', 's').verdict).toBe('verified');
    const url = 'https://public.example/hooks';
    const options = { headerName: null, recipe: null, url };
    const other = await composeMessage({ ...draft, schemeOptions: options }, composeContext({ secret: 's' }));
    expect(verdictOf({ ...other, message: { ...other.message, url } }, 'square', 's').verdict).toBe(
      'verified',
    );
  });

  it('signs the parameters of a form with Twilio, which signs no other body', async () => {
    const draft = draftOf('okaya/user.created', {
      scheme: 'twilio',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: { kind: 'text', text: 'From=%2B1&Body={{env.A}}' },
    });
    const composed = await composeMessage(
      draft,
      composeContext({ secret: 's', environment: { A: 'a b&c' } }),
    );
    expect(Buffer.from(composed.message.body).toString()).toBe('From=%2B1&Body=a%20b%26c');
    expect(verdictOf(composed, 'twilio', 's').verdict).toBe('verified');
    const json = draftOf('okaya/user.created', { scheme: 'twilio' });
    await expect(composeMessage(json, composeContext({ secret: 's' }))).rejects.toMatchObject({
      code: 'bad-argument',
    });
  });

  it('keeps the id of an earlier attempt', async () => {
    const draft = draftOf('klustr/user.app.consent.update');
    const context = composeContext({ secret: SVIX_SECRET, messageId: 'msg_first' });
    expect(header(await composeMessage(draft, context), 'svix-id')).toEqual(['msg_first']);
  });

  it('leaves a header that was put in last as it is', async () => {
    const overrides: [string, string][] = [
      ['OKHI-Authorization', 'mine {{digits:3}}'],
      ['X-New', 'a'],
    ];
    const { message } = await composeMessage(
      draftOf('okhi/verified'),
      composeContext({ secret: 's', overrides }),
    );
    expect(message.headers.map(([name]) => name)).toEqual(['Content-Type', 'OKHI-Authorization', 'X-New']);
    expect(message.headers[1]?.[1]).toMatch(/^mine \d{3}$/);
  });
});

describe('variables', () => {
  it('are filled in URL, headers and body, each in its own way', async () => {
    const draft = draftOf('okhi/verified', {
      url: 'http://127.0.0.1:4000/{{env.A}}',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Id', '{{env.A}}'],
      ],
      body: { kind: 'text', text: '{"a":"{{env.A}}","n":"{{json:now.unix}}"}' },
    });
    const { message } = await composeMessage(draft, composeContext({ environment: { A: 'a "b"/' } }));
    expect(message.url).toBe('http://127.0.0.1:4000/a%20%22b%22%2F');
    expect(message.headers[1]).toEqual(['X-Id', 'a "b"/']);
    expect(JSON.parse(Buffer.from(message.body).toString())).toEqual({ a: 'a "b"/', n: NOW / 1000 });
  });

  it('are taken as JSON by the content-type, by their looks without one, and as text else', async () => {
    const body = { kind: 'text', text: '["{{env.A}}"]' } as const;
    const sent = async (headers: Draft['headers']) => {
      const { message } = await composeMessage(
        draftOf('okhi/verified', { headers, body }),
        composeContext({ environment: { A: '"' } }),
      );
      return Buffer.from(message.body).toString();
    };
    expect(await sent([['content-type', 'application/cloudevents+json']])).toBe('["\\""]');
    expect(await sent([])).toBe('["\\""]');
    expect(await sent([['Content-Type', 'text/plain']])).toBe('["""]');
    expect(await sent([['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']])).toBe(
      '["%22"]',
    );
  });

  it('that are unknown are an error with their place', async () => {
    const body = { kind: 'text', text: '{\n  "a": "{{uuidd}}"\n}' } as const;
    await expect(composeMessage(draftOf('okhi/verified', { body }), composeContext())).rejects.toMatchObject({
      code: 'variable-invalid',
      message:
        'In the body, line 2, column 9: {{uuidd}} has no value. There is no such variable. Did you mean {{uuid}}?',
      details: { place: 'the body', offset: 10, name: 'uuidd', suggestion: 'uuid' },
    });
    const headers: Draft['headers'] = [['X-A', '{{nope}}']];
    await expect(
      composeMessage(draftOf('okhi/verified', { headers }), composeContext()),
    ).rejects.toMatchObject({
      details: { place: 'the header X-A', offset: 0 },
    });
  });

  it('of made-up data are loaded and the same for the same random numbers', async () => {
    const body = {
      kind: 'text',
      text: '{"a":"{{faker.person.firstName}}","b":{{faker.number.int}}}',
    } as const;
    const once = async () => {
      const { message } = await composeMessage(draftOf('okhi/verified', { body }), composeContext());
      return Buffer.from(message.body).toString();
    };
    const first = await once();
    expect(JSON.parse(first)).toEqual({ a: expect.any(String) as string, b: expect.any(Number) as number });
    expect(await once()).toBe(first);
  });
});

describe('laws', () => {
  const secretOf = (id: string): string => {
    if (['svix', 'standard-webhooks'].includes(id)) return SVIX_SECRET;
    return id === 'discord' ? '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60' : 'a secret';
  };
  /** To verify, Discord's key is the public one: RFC 8032, section 7.1, test 1. */
  const verifyingSecretOf = (id: string): string =>
    id === 'discord' ? 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' : secretOf(id);
  const inAnyBody = schemes.filter(({ id }) => id !== 'twilio');

  it.each(inAnyBody)('$id: what is composed verifies, whatever the body', async ({ id }) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(), async (bytes, seed) => {
        const body = { kind: 'bytes', bytesBase64: Buffer.from(bytes).toString('base64') } as const;
        const context = composeContext({ secret: secretOf(id), random: seededRandom(seed) });
        const composed = await composeMessage(draftOf('okaya/user.created', { scheme: id, body }), context);
        expect(composed.signedWith).toBe(id);
        expect(verdictOf(composed, id, verifyingSecretOf(id)).verdict).toBe('verified');
      }),
      { numRuns: 15 },
    );
  });

  it('the same draft, time and random numbers give the same message', async () => {
    const text = '{"id":"{{uuid}}","at":"{{now-5m}}","hex":"{{hex:48}}"}';
    const draft = draftOf('klustr/user.app.consent.update', { body: { kind: 'text', text } });
    const once = (seed: number) =>
      composeMessage(draft, composeContext({ secret: SVIX_SECRET, random: seededRandom(seed) }));
    const { message } = await once(5);
    expect((await once(5)).message).toEqual(message);
    expect((await once(6)).message).not.toEqual(message);
  });
});
