import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { type Inspectable, inspect } from '../../../../core/inspect/inspect.ts';
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

const cases = listTemplates().flatMap(({ id, provider }) =>
  paths(fixture(id)).map((path) => ({ id, provider, path, pointer: `/${path.join('/')}` })),
);
/** Without a status, a first_time verification is in progress: seed 004 documents it so. */
const stillValid = (id: string, pointer: string): boolean =>
  pointer === '/v2/verification_status' && id === 'okhi/unknown';

describe('every documented example', () => {
  it.each(listTemplates())('$id is recognised and valid as printed', ({ id, provider, eventType }) => {
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

  it.each(listTemplates())('$id with a field more is valid with a warning at it', ({ id }) => {
    const { validation } = inspect(json({ ...fixture(id), extra: 1 }));
    expect(validation.status).toBe('valid-with-warnings');
    expect(validation.issues).toMatchObject([
      { path: '/extra', code: 'undocumented-field', severity: 'warning' },
    ]);
  });
});

describe('what the documents say of values', () => {
  const v2 = (edit: object) => ({ v2: { ...(fixture('okhi/verified').v2 as object), ...edit } });
  const created = (edit: object) => {
    const base = fixture('okaya/user.created') as { data: { object: object } };
    return { ...base, data: { object: { ...base.data.object, ...edit } } };
  };

  it.each([
    [v2({ verification_mode: 'sometimes' }), '/v2/verification_mode', 'not-in-set'],
    [v2({ verification_status: 'lost' }), '/v2/verification_status', 'not-in-set'],
    [v2({ verification_status: undefined }), '/v2/verification_status', 'missing'],
    [created({ userIdentifier: 'bb9efc' }), '/data/object/userIdentifier', 'wrong-prefix'],
    [created({ groupID: '38000' }), '/data/object/groupID', 'wrong-type'],
    [created({ groupID: 1.5 }), '/data/object/groupID', 'wrong-type'],
  ])('%j is invalid at %s: %s', (body, path, code) => {
    expect(inspect(json(body)).validation).toMatchObject({ status: 'invalid', issues: [{ path, code }] });
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
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    expect(inspect(request(bomb, [['content-encoding', 'gzip']])).validation.issues[0]?.message).toContain(
      '64 MB',
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
      fc.property(fc.jsonValue(), fc.constantFrom(null, 'okaya', 'okhi'), (value, provider) => {
        const found = inspect(json(value), { provider, eventType: null });
        expect(found.validation.status).not.toBe('not-json');
      }),
      { numRuns: 500 },
    );
  });

  it('takes 100,000 levels', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(inspect(request(deep)).validation.status).toBe('unrecognised');
    expect(inspect(request(`{"v2":${deep}}`)).validation.status).toBe('invalid');
  });
});
