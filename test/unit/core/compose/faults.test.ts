import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../../core/compose/compose.ts';
import { tamper } from '../../../../core/compose/faults/tamper.ts';
import { fault as everyFault, type Fault } from '../../../../core/contract/drafts.ts';
import { builtInRegistry, createRegistry } from '../../../../core/providers/registry.ts';
import { schemes } from '../../../../core/signatures/schemes.ts';
import { verify } from '../../../../core/signatures/verify.ts';
import { listTemplates } from '../../../../core/templates.ts';
import { composeContext, draftOf, NOW } from '../../../support/drafts.ts';
import { acmeManifest, compileAcme } from '../../../support/own-provider.ts';

const SVIX_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const KLUSTR = 'klustr/user.app.consent.update';

const make = (
  fault: Fault,
  template = KLUSTR,
  secret: string | null = SVIX_SECRET,
  scheme: string | null = null,
) => composeMessage(draftOf(template, { fault, scheme }), composeContext({ secret }));

const judged = async (composing: ReturnType<typeof make>, schemeId: string, secret: string) => {
  const { message } = await composing;
  const scheme = schemes.find(({ id }) => id === schemeId);
  if (!scheme) throw new Error(schemeId);
  const request = { ...message, path: '/hooks', query: 'a=1', url: message.url };
  return verify(request, scheme, { current: secret }, { now: NOW });
};
const textOf = async (composing: ReturnType<typeof make>) =>
  Buffer.from((await composing).message.body).toString();

describe('faults of signing', () => {
  it('wrong-secret is signed, and wrongly', async () => {
    const { verdict, diagnoses } = await judged(make('wrong-secret'), 'svix', SVIX_SECRET);
    expect(verdict).toBe('failed');
    expect(diagnoses.map(({ code }) => code)).toEqual(['secret-unknown']);
  });

  it.each(schemes.filter(({ id }) => id !== 'twilio'))('wrong-secret finds a key for $id', async ({ id }) => {
    const composed = await make('wrong-secret', KLUSTR, null, id);
    expect(composed.signedWith).toBe(id);
    expect(composed.sentences).toHaveLength(1);
  });

  it('no-signature leaves that header out, and the others in', async () => {
    const { message, signedWith } = await make('no-signature');
    const names = message.headers.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['svix-id', 'svix-timestamp']));
    expect(names).not.toContain('svix-signature');
    expect(signedWith).toBeNull();
    const okhi = await make('no-signature', 'okhi/verified', null);
    expect(okhi.message.headers).toEqual([['Content-Type', 'application/json']]);
  });

  it('stale is right but for its age', async () => {
    const { verdict, diagnoses } = await judged(make('stale'), 'svix', SVIX_SECRET);
    expect(verdict).toBe('failed');
    expect(diagnoses.map(({ code }) => code)).toEqual(['timestamp-stale']);
  });

  it('tampered is the same event with another value, under the old signature', async () => {
    const { verdict } = await judged(make('tampered'), 'svix', SVIX_SECRET);
    expect(verdict).toBe('failed');
    const [before, after] = [await textOf(make('duplicate')), await textOf(make('tampered'))];
    expect(after).not.toBe(before);
    expect(after).toHaveLength(before.length);
    expect((JSON.parse(after) as { event_type: string }).event_type).toBe('user.app.consent.update');
  });

  it.each([
    ['stale', 'meetinglawyers/message_sent', 'a', 'signs no timestamp'],
    ['stale', 'okhi/verified', 'a', 'signs no timestamp'],
    ['stale', KLUSTR, null, 'the secret that the handler has'],
    ['tampered', KLUSTR, null, 'the secret that the handler has'],
    ['wrong-secret', 'okaya/user.created', null, 'no document says how Okaya signs'],
    ['no-signature', 'okhi/address.collected', null, 'no document says how OkHi signs'],
  ] as const)('%s of %s with %j is refused in words', async (fault, template, secret, words) => {
    await expect(make(fault, template, secret)).rejects.toMatchObject({
      code: 'fault-not-applicable',
      message: expect.stringContaining(words) as string,
      details: { fault },
    });
  });
});

describe('faults of the body', () => {
  const templates = listTemplates(builtInRegistry);
  it.each(templates)('$id: malformed is no JSON', async ({ id }) => {
    const text = await textOf(make('malformed', id, null));
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it.each(templates)('$id: unknown-type is no type of its provider', async ({ id, provider, eventType }) => {
    const body: unknown = JSON.parse(await textOf(make('unknown-type', id, null)));
    const found = builtInRegistry.require(provider).classify(body, []);
    expect(found.kind === 'type' ? found.eventType : null).not.toBe(eventType);
  });

  it.each(templates)('$id: extra-field is the same body with one field more', async ({ id }) => {
    const before = JSON.parse(await textOf(make('duplicate', id, null))) as object;
    const after = JSON.parse(await textOf(make('extra-field', id, null))) as object;
    expect(after).toEqual({ ...before, hookglass_extra: expect.any(String) as string });
  });

  it('are signed as they are', async () => {
    for (const fault of ['malformed', 'unknown-type', 'extra-field'] as const)
      expect((await judged(make(fault), 'svix', SVIX_SECRET)).verdict).toBe('verified');
  });

  it('malformed is no JSON whatever it was before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
        const body = { kind: 'bytes', bytesBase64: Buffer.from(text).toString('base64') } as const;
        const draft = draftOf('okaya/user.created', { fault: 'malformed', body });
        const { message } = await composeMessage(draft, composeContext());
        expect(() => JSON.parse(Buffer.from(message.body).toString()) as unknown).toThrow();
      }),
      { numRuns: 100, examples: [['0]'], ['"""']] },
    );
  });

  it("unknown-type stands where a provider of one's own says: in a field, or in a header", async () => {
    const ownWith = async (type: object) => {
      const { provider } = await compileAcme({ 'provider.json': acmeManifest({ type }) });
      if (!provider) throw new Error('not compiled');
      const draft = draftOf('okaya/user.created', { provider: 'acme', fault: 'unknown-type' });
      const body = { kind: 'text', text: '{"order":{"type":"order.paid"}}' } as const;
      const registry = createRegistry([provider]);
      return composeMessage({ ...draft, body }, { ...composeContext(), registry });
    };
    const inField = await ownWith({ pointer: '/order/type' });
    expect(Buffer.from(inField.message.body).toString()).toBe('{"order":{"type":"hookglass.unknown"}}');
    const inHeader = await ownWith({ header: 'X-Acme-Event' });
    expect(inHeader.message.headers).toContainEqual(['X-Acme-Event', 'hookglass.unknown']);
    expect(Buffer.from(inHeader.message.body).toString()).toBe('{"order":{"type":"order.paid"}}');
    expect(inHeader.sentences).toEqual([expect.stringContaining('in the header X-Acme-Event')]);
  });

  it.each([
    ['extra-field', '[1]', 'no JSON object'],
    ['unknown-type', '[1]', 'no place for a type'],
  ] as const)('%s of %s is refused', async (fault, text, words) => {
    const draft = draftOf('okaya/user.created', { fault, body: { kind: 'text', text } });
    await expect(composeMessage(draft, composeContext())).rejects.toMatchObject({
      code: 'fault-not-applicable',
      message: expect.stringContaining(words) as string,
    });
  });
});

describe('faults of delivery', () => {
  it('duplicate is the same message twice', async () => {
    expect(await make('duplicate')).toMatchObject({ times: 2, bodyFault: null });
  });

  it('slow-body and cut-body say how the body goes', async () => {
    const slow = await make('slow-body', 'okhi/verified', null);
    const cut = await make('cut-body', 'okhi/verified', null);
    const size = slow.message.body.length;
    expect(slow.bodyFault).toEqual({ kind: 'slow', bytesPerSecond: Math.ceil(size / 3) });
    expect(cut.bodyFault).toEqual({ kind: 'cut', afterBytes: Math.floor(size / 2) });
    expect(slow.message.body).toEqual(cut.message.body);
    const empty = draftOf('okhi/verified', { fault: 'cut-body', body: { kind: 'text', text: '' } });
    await expect(composeMessage(empty, composeContext())).rejects.toMatchObject({
      code: 'fault-not-applicable',
    });
  });

  it('every fault says in a sentence what it did', async () => {
    for (const fault of everyFault.options) {
      const { sentences } = await make(fault);
      expect(sentences, fault).toHaveLength(1);
      expect(sentences[0], fault).toMatch(/^[A-Za-z].*\.$/);
    }
  });
});

describe('tampering', () => {
  it('always changes the bytes, and JSON stays JSON of the same shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { bytes, where } = tamper(Buffer.from(text), []);
        expect(Buffer.from(bytes).toString()).not.toBe(text);
        if (where.startsWith('the value at'))
          expect(JSON.stringify(JSON.parse(Buffer.from(bytes).toString()), null, indent)).toHaveLength(
            text.length,
          );
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(Buffer.from(tamper(bytes, []).bytes).equals(Buffer.from(bytes))).toBe(false);
      }),
    );
  });
});
