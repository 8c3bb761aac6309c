import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { type Inspectable, inspect } from '../../../../core/inspect/inspect.ts';
import { MOST_ISSUES } from '../../../../core/inspect/validate.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { listTemplates } from '../../../../core/templates.ts';

const request = (body: Uint8Array | string, headers: HeaderPair[] = []): Inspectable => ({
  method: 'POST',
  path: '/',
  headers,
  body: Buffer.from(body),
  capture: 'complete',
  captureNote: null,
});
const json = (value: unknown): Inspectable => request(JSON.stringify(value));
const fixture = (id: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`fixtures/${id}.json`, 'utf8')) as Record<string, unknown>;

/** Every path to a value, the containers' own included. */
function paths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) => paths(child, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function change(
  root: unknown,
  path: readonly string[],
  edit: (parent: Record<string, unknown>, key: string) => void,
): unknown {
  const copy = structuredClone(root);
  const key = path.at(-1) ?? '';
  let parent = copy as Record<string, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string, unknown>;
  edit(parent, key);
  return copy;
}

/** The documents' own examples: what they carry, they document, so each field is expected. */
const documented = listTemplates(builtInRegistry).filter((template) => template.documented);
const cases = documented.flatMap(({ id, provider }) =>
  paths(fixture(id)).map((path) => ({ id, provider, path, pointer: `/${path.join('/')}` })),
);
/** Without a status, a first_time verification is in progress: seed 004 documents it so. */
const stillValid = (id: string, pointer: string): boolean =>
  pointer === '/v2/verification_status' && id === 'okhi/unknown';

describe('every documented example', () => {
  it.each(documented)('$id is recognised and valid as printed', ({ id, provider, eventType }) => {
    const found = inspect(request(readFileSync(`fixtures/${id}.json`)));
    expect(found).toMatchObject({ provider, eventType, validation: { status: 'valid', issues: [] } });
  });

  it.each(cases)('$id without $pointer is invalid there', ({ id, provider, path, pointer }) => {
    const body = change(fixture(id), path, (parent, key) => delete parent[key]);
    const { validation } = inspect(json(body), { provider, eventType: null });
    if (stillValid(id, pointer)) {
      expect(validation.status).toBe('valid');
      return;
    }
    expect(validation.status).toBe('invalid');
    expect(validation.issues[0]).toMatchObject({ path: pointer, code: 'missing', severity: 'error' });
  });

  it.each(cases)('$id with a mistyped $pointer is invalid there', ({ id, provider, path, pointer }) => {
    const body = change(fixture(id), path, (parent, key) => {
      parent[key] = [];
    });
    const { validation } = inspect(json(body), { provider, eventType: null });
    expect(validation.status).toBe('invalid');
    expect(validation.issues[0]).toMatchObject({
      path: pointer,
      code: 'wrong-type',
      received: 'an array of 0',
    });
  });

  it.each(cases.filter(({ path }) => path.length > 1))(
    '$id without $pointer is still detected',
    ({ id, provider, path }) => {
      const body = change(fixture(id), path, (parent, key) => delete parent[key]);
      expect(inspect(json(body)).provider).toBe(provider);
    },
  );

  it.each(documented)('$id with a field more is valid with a warning at it', ({ id }) => {
    const { validation } = inspect(json({ ...fixture(id), extra: 1 }));
    expect(validation.status).toBe('valid-with-warnings');
    expect(validation.issues).toMatchObject([
      { path: '/extra', code: 'undocumented-field', severity: 'warning' },
    ]);
  });
});

describe('every generated template', () => {
  const undocumented = /^okhi\/address|^klustr\/user\.(agreement|ekyc|profile)/;
  it.each(listTemplates(builtInRegistry).filter((template) => !template.documented))(
    '$id is recognised, and valid as far as its payload is documented',
    ({ id, provider, eventType }) => {
      const found = inspect(request(readFileSync(`fixtures/${id}.json`)));
      const status = undocumented.test(id) ? 'undocumented' : 'valid';
      expect(found).toMatchObject({ provider, eventType, validation: { status, issues: [] } });
    },
  );

  it('is judged where its document says something, also if not all is documented', () => {
    const started = fixture('okhi/address_verification.started');
    expect(inspect(json({ ...started, event_timestamp: 'now' })).validation).toMatchObject({
      status: 'invalid',
      issues: [{ path: '/event_timestamp', code: 'wrong-type' }],
    });
    expect(inspect(json({ ...started, data: { anything: 1 } })).validation.status).toBe('undocumented');
  });
});

describe('what the documents say of values', () => {
  const v2 = (edit: object) => ({ v2: { ...(fixture('okhi/verified').v2 as object), ...edit } });
  const law = (id: string, edit: object, payload: object = {}) => {
    const base = fixture(`meetinglawyers/${id}`);
    return { ...base, payload: { ...(base.payload as object), ...payload }, ...edit };
  };
  const created = (edit: object) => {
    const base = fixture('okaya/user.created') as { data: { object: object } };
    return { ...base, data: { object: { ...base.data.object, ...edit } } };
  };

  const agent = (value: object) => ({ event_type: 'user.app.consent.update', data: { agent: value } });

  it.each([
    [v2({ verification_mode: 'sometimes' }), '/v2/verification_mode', 'not-in-set'],
    [v2({ verification_status: 'lost' }), '/v2/verification_status', 'not-in-set'],
    [v2({ verification_status: undefined }), '/v2/verification_status', 'missing'],
    [created({ userIdentifier: 'bb9efc' }), '/data/object/userIdentifier', 'wrong-prefix'],
    [created({ groupID: '38000' }), '/data/object/groupID', 'wrong-type'],
    [created({ groupID: 1.5 }), '/data/object/groupID', 'wrong-type'],
    [
      law('message_sent', {}, { message_id: 'eda7c7ba-58d6-4943-9ebe' }),
      '/payload/message_id',
      'wrong-format',
    ],
    [law('message_sent', {}, { professional_id: '5' }), '/payload/professional_id', 'wrong-type'],
    [law('message_sent', { occurred_on: '2021-09-14T15:55:12' }), '/occurred_on', 'wrong-format'],
    [law('user_logged_in', {}, { status: 3 }), '/payload/status', 'not-in-set'],
    [law('user_status_changed', {}, { to_status: 1 }), '/payload/to_status', 'not-in-set'],
    [{ ...fixture('klustr/user.app.consent.update'), data: [] }, '/data', 'wrong-type'],
    [agent({ os: { name: 1 } }), '/data/agent/os/name', 'wrong-type'],
    [agent({ device: { trusted: true } }), '/data/agent/device/trusted', 'wrong-type'],
  ])('%j is invalid at %s: %s', (body, path, code) => {
    expect(inspect(json(body)).validation).toMatchObject({ status: 'invalid', issues: [{ path, code }] });
  });

  it.each([
    law('message_sent', { occurred_on: '2021-09-14T15:55:12+0000' }),
    law('message_sent', { occurred_on: '2021-09-14T15:55:12+00:00' }),
    law('installation_created', {}, { language_code: null, country_code: null }),
    law('app_uninstalled', {}, { user_id: null }),
    agent({ os: { name: 'iOS' }, client: {}, device: { trusted: 'yes' }, header: 'Mozilla/5.0' }),
  ])('%j is valid', (body) => {
    expect(inspect(json(body)).validation).toEqual({ status: 'valid', issues: [] });
  });

  it.each([
    [agent({ os: { kernel: 'x' } }), '/data/agent/os/kernel'],
    [{ event_type: 'user.consent', data: { impressions: 1 } }, '/data/impressions'],
  ])('%j has a field that the public schema of Klustr does not name', (body, path) => {
    expect(inspect(json(body)).validation).toMatchObject({
      status: 'valid-with-warnings',
      issues: [{ path, code: 'undocumented-field' }],
    });
  });

  it("takes Okaya's session result in both envelopes, the undocumented one without a judgement on its data", () => {
    const shared = {
      ...fixture('okaya/user.created'),
      type: 'user.session.result',
      data: { object: { any: 1 } },
    };
    expect(inspect(json(shared))).toMatchObject({
      eventType: 'user.session.result',
      validation: { status: 'undocumented', issues: [] },
    });
    expect(inspect(json(fixture('okaya/user.session.result'))).validation.status).toBe('valid');
  });

  it.each([
    ['user.consent', 'klustr', 'valid'],
    ['user.experiment.consent.delete', 'klustr', 'invalid'],
    ['user.sign.in', 'klustr', 'unknown-type'],
  ])(
    'knows %s, which the server names and the document does not, or says that it does not',
    (type, provider, status) => {
      expect(inspect(json({ event_type: type, data: {} }))).toMatchObject({
        provider,
        validation: { status },
      });
    },
  );

  it('recognises the object of OkHi v5.0-alpha', () => {
    const legacy = {
      branch: { id: 'a' },
      user: { id: 'b' },
      location: { id: 'c' },
      verification_profile: { address_verification_id: 'd', result: { status: 'in_progress', score: 0.87 } },
    };
    expect(inspect(json(legacy))).toMatchObject({
      provider: 'okhi',
      eventType: 'verification_profile',
      validation: { status: 'undocumented' },
    });
  });

  it.each([
    ['sessionId', 'sessionID'],
    ['session_id', 'sessionID'],
    ['externalUserId', 'externalUserID'],
    ['extrenalUserID', 'externalUserID'],
  ])('tells %s for %s as one mistake, where the field belongs', (came, wanted) => {
    const body = fixture('okaya/user.session.result') as { data: Record<string, unknown> };
    const { [wanted]: value, ...rest } = body.data;
    const { validation } = inspect(json({ ...body, data: { ...rest, [came]: value } }));
    expect(validation.issues).toMatchObject([{ path: `/data/${wanted}`, code: 'missing' }]);
    expect(validation.issues[0]?.message).toContain(`"${came}"`);
  });

  it('does not take a key for another that only shares letters with it', () => {
    const body = fixture('okaya/user.session.result') as { data: Record<string, unknown> };
    const { sessionID, ...rest } = body.data;
    const { validation } = inspect(json({ ...body, data: { ...rest, reference: sessionID } }));
    expect(validation.issues.map(({ code }) => code)).toEqual(['missing', 'undocumented-field']);
  });

  it('passes on what OkHi says of undocumented fields', () => {
    expect(inspect(json(v2({ location: {} }))).validation.issues[0]?.message).toContain('deprecated');
  });

  it('tells a type that no document knows from an invalid event', () => {
    const found = inspect(json({ ...fixture('okaya/user.created'), type: 'user.deleted' }));
    expect(found).toMatchObject({
      provider: 'okaya',
      eventType: 'user.deleted',
      validation: { status: 'unknown-type' },
    });
  });

  it("leaves another provider's evt_ events alone", () => {
    const other = {
      id: 'evt_1MqqbKLt4dXK03v5',
      object: 'event',
      type: 'charge.succeeded',
      data: { object: {} },
    };
    expect(inspect(json(other))).toMatchObject({ provider: null, validation: { status: 'unrecognised' } });
  });

  it('says that no document describes a signature of Okaya, and that none of OkHi was checked', () => {
    expect(inspect(json(fixture('okaya/user.created'))).signature.verdict).toBe('not-documented');
    expect(inspect(json(fixture('okhi/verified'))).signature.verdict).toBe('not-checked');
    expect(inspect(json(fixture('okhi/address.collected'))).signature.verdict).toBe('not-documented');
  });
});

describe('what reads differently from parser to parser', () => {
  const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

  it('is a warning of its own kind at its place', () => {
    const twice = verified.replace('"user_id"', '"user_id": "first",\n"user_id"');
    expect(inspect(request(twice)).validation).toMatchObject({
      status: 'valid-with-warnings',
      issues: [{ path: '/v2/user_id', code: 'repeated-key', severity: 'warning' }],
    });
  });

  it('names a number that is too large to be read, which JSON itself would call null', () => {
    const text = readFileSync('fixtures/okaya/user.created.json', 'utf8').replace('38000', '1e400');
    expect(inspect(request(text)).validation.issues).toContainEqual(
      expect.objectContaining({
        code: 'wrong-type',
        received: 'Infinity',
        message: '"data.object.groupID" must be a number, not one too large to be read.',
      }),
    );
  });

  it('is told of a body that nobody recognised as well', () => {
    expect(inspect(request('{"n":9007199254740993}')).validation).toMatchObject({
      status: 'unrecognised',
      issues: [{ path: '/n', code: 'lost-precision' }],
    });
  });
});

describe('what is no JSON', () => {
  it.each([
    ['', 'empty-body', 'empty'],
    ['{"a":1', 'not-json', 'ends too early'],
    ['{"a":1}}', 'not-json', 'line 1, column 8'],
    ['{\n"a": tru\n}', 'not-json', 'line 2'],
    [Buffer.from('\u{feff}{}', 'utf8'), 'wrong-encoding', 'byte order mark'],
    [Buffer.from('\u{feff}{}', 'utf16le'), 'wrong-encoding', 'not UTF-8'],
    [gzipSync('{}'), 'wrong-encoding', 'not UTF-8'],
  ])('%j is told as %s', (body, code, words) => {
    const { validation } = inspect(request(body));
    expect(validation.status).toBe('not-json');
    expect(validation.issues[0]?.code).toBe(code);
    expect(validation.issues[0]?.message).toContain(words);
  });

  it('asks first whether it is JSON, and still names the provider that its header names', () => {
    expect(inspect(request('oops', [['okhi-authorization', 'x']]))).toMatchObject({
      provider: 'okhi',
      validation: { status: 'not-json' },
    });
  });

  it('says of a body that was cut that it was cut', () => {
    const cut: Inspectable = {
      ...request('{"a":'),
      capture: 'cut',
      captureNote: 'The body is larger than 4 bytes.',
    };
    expect(inspect(cut).validation.issues[0]).toMatchObject({ code: 'incomplete-body' });
  });
});

describe('compressed bodies', () => {
  const plain = readFileSync('fixtures/okhi/verified.json');
  it.each([
    ['gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['GZIP, identity', gzipSync(plain)],
    ['br, gzip', gzipSync(brotliCompressSync(plain))],
  ])('%s is undone for the inspection', (encoding, body) => {
    expect(inspect(request(body, [['Content-Encoding', encoding]])).validation.status).toBe('valid');
  });

  it.each(['gzip', 'zstd', 'constructor'])('%s that cannot be undone is told', (encoding) => {
    const { validation } = inspect(request('not compressed', [['content-encoding', encoding]]));
    expect(validation).toMatchObject({ status: 'not-json', issues: [{ code: 'wrong-encoding' }] });
  });

  it('does not unpack a bomb', () => {
    const bomb = gzipSync(Buffer.alloc(17 * 1024 * 1024));
    expect(inspect(request(bomb, [['content-encoding', 'gzip']])).validation.issues[0]?.message).toContain(
      '16 MB',
    );
  });
});

describe('laws', () => {
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (body, encoding) => {
        const headers: HeaderPair[] = encoding === null ? [] : [['content-encoding', encoding]];
        expect(inspect(request(body, headers)).validation.status).toBeTypeOf('string');
      }),
    );
  });

  it('never throws, whatever the JSON, under every provider', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(null, 'okaya', 'okhi', 'meetinglawyers', 'klustr'),
        (value, provider) => {
          const found = inspect(json(value), { provider, eventType: null });
          expect(found.validation.status).not.toBe('not-json');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says 200 findings of a body of 100,000 strange keys, and how many more there are', () => {
    const strange = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]));
    const v2 = { ...(fixture('okhi/verified').v2 as object), ...strange };
    const { validation } = inspect(json({ v2 }));
    expect(validation.status).toBe('valid-with-warnings');
    expect(validation.issues).toHaveLength(MOST_ISSUES + 1);
    expect(validation.issues.at(-1)?.message).toContain('99,800 more');
  });

  it('does not let strange keys crowd out an error', () => {
    const strange = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, n]));
    const { validation } = inspect(
      json({ v2: { ...(fixture('okhi/verified').v2 as object), ...strange, user_id: 1 } }),
    );
    expect(validation.status).toBe('invalid');
    expect(validation.issues[0]).toMatchObject({ path: '/v2/user_id', severity: 'error' });
  });

  it('takes 100,000 levels', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(inspect(request(deep)).validation.status).toBe('unrecognised');
    expect(inspect(request(`{"v2":${deep}}`)).validation.status).toBe('invalid');
  });
});
