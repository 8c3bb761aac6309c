import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../../core/inspect/inspect.ts';
import { compileProvider } from '../../../../../core/providers/own/compile.ts';
import { createRegistry } from '../../../../../core/providers/registry.ts';
import {
  acmeFiles,
  acmeManifest,
  bytesOf,
  compileAcme,
  unhurried,
} from '../../../../support/own-provider.ts';

/** Every problem as one line. */
const told = async (changes: Readonly<Record<string, unknown>>): Promise<string[]> =>
  (await compileAcme(changes)).problems.map(({ file, pointer, reason }) => `${file} ${pointer}: ${reason}`);

const manifest = (changes: object) => ({ 'provider.json': acmeManifest(changes) });
const schemaFile = (schema: unknown) => ({ 'schemas/order.paid.json': schema });
const matching = (...lines: RegExp[]) => lines.map((line) => expect.stringMatching(line) as string);

describe('a provider made of files', () => {
  it('is one like the built-in ones', async () => {
    const { provider, problems } = await compileAcme();
    expect(problems).toEqual([]);
    expect(provider).toMatchObject({
      id: 'acme',
      label: 'Acme Pay',
      badge: { text: 'Ac', dark: expect.stringMatching(/^#[0-9a-f]{6}$/) as string },
      templatesDir: '/nowhere',
      eventTypes: [
        {
          id: 'order.paid',
          template: 'documented',
          form: { documented: true },
          source: { title: 'Acme Pay, Order paid' },
        },
        { id: 'order.lost', template: null, form: { documented: false } },
      ],
    });
    expect(provider?.signing('order.paid')).toBe('not-documented');
  });

  it('recognises, classifies and validates', async () => {
    const { provider } = await compileAcme();
    const registry = createRegistry(provider ? [provider] : []);
    const found = (body: unknown) => {
      const request = {
        method: 'POST',
        path: '/',
        headers: [],
        capture: 'complete',
        captureNote: null,
      } as const;
      const {
        provider: id,
        eventType,
        validation,
      } = inspect({ ...request, body: bytesOf(body) }, undefined, registry);
      return [id, eventType, validation.status, ...validation.issues.map(({ path }) => path)];
    };
    expect(found({ type: 'order.paid', order: { id: 'ord_1', amount: 1 } })).toEqual([
      'acme',
      'order.paid',
      'valid',
    ]);
    expect(found({ type: 'order.paid', order: { id: '1' }, x: 1 }).toSorted()).toEqual(
      ['acme', 'order.paid', 'invalid', '/order/id', '/order/amount', '/x'].toSorted(),
    );
    expect(found({ type: 'order.lost', any: 1 })).toEqual(['acme', 'order.lost', 'undocumented']);
    expect(found({ type: 'order.new' })).toEqual(['acme', 'order.new', 'unknown-type']);
    expect(found({ type: 'else' })).toEqual([null, null, 'unrecognised']);
  });

  it('may have its type in a header, which its examples then carry', async () => {
    const { provider, problems } = await compileAcme({
      ...manifest({ type: { header: 'X-Acme-Event' }, detect: [{ header: 'x-acme-event' }] }),
    });
    expect(problems).toEqual([]);
    expect(provider?.eventTypes[0]?.exampleHeaders).toEqual([['X-Acme-Event', 'order.paid']]);
    expect(provider?.classify({}, [['x-acme-event', ' order.lost ']])).toEqual({
      kind: 'type',
      eventType: 'order.lost',
    });
    const untyped = provider?.classify({}, []);
    expect(untyped?.kind === 'untyped' && untyped.schema.find({})).toMatchObject([
      { kind: 'whole', code: 'missing', message: expect.stringContaining('"X-Acme-Event"') as string },
    ]);
  });
});

describe('what is wrong with provider.json', () => {
  it.each<[name: string, file: unknown, problems: RegExp[]]>([
    ['is not there', null, [/^acme\/provider.json : It is missing/]],
    ['is not JSON', '{\n  "id": }', [/: It is not JSON: it breaks off at line 2, column 9\.$/]],
    ['is not UTF-8', Buffer.from([0xff]).toString('latin1'), [/: It is not JSON/]],
    ['has a byte order mark', '\u{feff}{}', [/: It starts with a byte order mark/]],
    ['is a list', '[]', [/ : It must be an object, not an array/]],
    [
      'names a built-in provider',
      acmeManifest({ id: 'okhi' }),
      [/ \/id: "okhi" is a provider that Hookglass has built in/],
    ],
    ['names another folder', acmeManifest({ id: 'acme2' }), [/ \/id: The id must be the name of its folder/]],
    [
      'has an id that is no name',
      acmeManifest({ id: '../x' }),
      [/ \/id: "id" must be a name of lower-case letters/],
    ],
    [
      'has a field that is not known',
      acmeManifest({ lable: 'x' }),
      [/ \/lable: "lable" is not documented. docs\/own-providers.md names/],
    ],
    [
      'has a field that is misspelt',
      { ...acmeManifest(), label: undefined, labell: 'x' },
      [/ \/label: "label" is missing.*"labell" came in its place/],
    ],
    [
      'has a link that is none',
      acmeManifest({ docs: 'javascript:alert(1)' }),
      [/ \/docs: "docs" must be an address that starts with https/],
    ],
    [
      'has a colour of its own',
      acmeManifest({ badge: { colour: 'url(x)' } }),
      [/ \/badge\/colour: .* must be "blue" or/],
    ],
    [
      'looks in two places at once',
      acmeManifest({ detect: [{ header: 'x', pointer: '/y' }] }),
      [/ \/detect\/0: .*exactly one of "header"/],
    ],
    [
      'has two demands at once',
      acmeManifest({ detect: [{ header: 'x', equals: 'a', in: ['b'] }] }),
      [/ \/detect\/0: .*one of "equals", "in"/],
    ],
    [
      'has a pointer that is none',
      acmeManifest({ type: { pointer: 'type' } }),
      [/ \/type\/pointer: .* must be a JSON pointer/],
    ],
    [
      'has nowhere to look for the type',
      acmeManifest({ type: {} }),
      [/ \/type: "type" must be an object with either/],
    ],
    [
      'has a control character in a title',
      acmeManifest({ label: 'A\u001b[31m' }),
      [/ \/label: "label" must be a text of 60/],
    ],
  ])('when it %s, it is told and there is no provider', async (_, file, problems) => {
    expect((await compileAcme({ 'provider.json': file })).provider).toBeNull();
    expect(await told({ 'provider.json': file })).toEqual(matching(...problems));
  });

  it.each([
    [
      'has a field twice',
      JSON.stringify(acmeManifest()).replace('{', '{"id":"other",'),
      / \/id: .*more than once/,
    ],
    [
      'names a header that is set when it is sent',
      acmeManifest({ exampleHeaders: [['Host', 'x']] }),
      /Headers\/0\/0: .*but not Host/,
    ],
  ])('when it %s, that is told', async (_, file, problem) => {
    expect(await told({ 'provider.json': file })).toEqual(matching(problem));
  });

  it('is told to an end: neither without limit nor at any length', async () => {
    const types = Array.from({ length: 300 }, (_, n) => ({ id: 'x'.repeat(190) + n }));
    const { problems } = await compileAcme(manifest({ types, ['y'.repeat(5_000)]: 1 }));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.pointer.length).toBeLessThan(1_000);
    const more = (await compileAcme(manifest({ types }))).problems;
    expect(more).toHaveLength(201);
    expect(more.at(-1)?.reason).toBe('And 401 problems more.');
  });

  it('leaves out a type that is wrong, and only that', async () => {
    const types = [
      { id: 'a', title: 'A', schema: null },
      { id: 'b' },
      7,
      { id: 'a', title: 'again', schema: null },
    ];
    const changes = { ...manifest({ types }), 'events/order.paid.json': null };
    expect((await compileAcme(changes)).provider?.eventTypes.map(({ id }) => id)).toEqual(['a']);
    expect(await told(changes)).toEqual(
      matching(
        / \/types\/1\/title: "title" is missing/,
        / \/types\/1\/schema: "schema" is missing/,
        / \/types\/2: It must be an object, not a number/,
        / \/types\/3\/id: The type "a" stands here twice/,
      ),
    );
  });

  it('may not have a folder yet', async () => {
    expect(await compileAcme({}, null)).toMatchObject({ provider: { id: 'acme' }, problems: [] });
  });
});

describe('what is wrong with a schema', () => {
  const unusable: [name: string, schema: unknown, problem: RegExp][] = [
    ['is not JSON', '{"type": "object"', / : It is not JSON: it ends too early \(line 1, column 18\)\./],
    ['is no object', 'true', / : A JSON Schema is an object/],
    [
      'is of another draft',
      { $schema: 'http://json-schema.org/draft-04/schema#' },
      / \/\$schema: This draft/,
    ],
    [
      'breaks its draft',
      { properties: { a: { type: 'strin' } } },
      / \/properties\/a\/type: .* must be "array" or "boolean"/,
    ],
    [
      'has a limit that is none',
      { minLength: '3' },
      / \/minLength: "minLength" must be a whole number, not a string/,
    ],
    [
      'has a pattern that is none',
      { properties: { a: { pattern: '(' } } },
      / \/properties\/a\/pattern: Invalid regular expression/,
    ],
    [
      'is nested without end',
      `${'{"not":'.repeat(100)}{}${'}'.repeat(100)}`,
      / : Its schemas are nested more than 64 deep/,
    ],
    [
      'holds a value nested without end',
      `{"const":${'['.repeat(300)}${']'.repeat(300)}}`,
      / : It is nested more than 192 deep/,
    ],
    [
      'has a schema with an id inside',
      { $defs: { a: { $id: 'x' } } },
      / \/\$defs\/a\/\$id: A schema with a \$id of its own belongs in a file/,
    ],
    ['refers to nothing', { $ref: '#/$defs/a' }, / \/\$ref: Nothing stands at \/\$defs\/a in this file/],
    [
      'refers to no file',
      { items: { $ref: 'other.json' } },
      / \/items\/\$ref: There is no usable file "other.json"/,
    ],
    [
      'refers to the web',
      { $ref: 'https://x.example/y.json' },
      / \/\$ref: "https:\/\/x.example\/y.json" is a remote schema, and nothing is fetched/,
    ],
    ['refers to no anchor', { $ref: '#nowhere' }, / : It cannot be used: can't resolve reference #nowhere/],
  ];
  it.each(unusable)(
    'when it %s, that is told and its type counts as not documented',
    async (_, schema, problem) => {
      const { provider } = await compileAcme(schemaFile(schema));
      expect(provider?.eventTypes.map(({ form }) => form.documented)).toEqual([false, false]);
      expect(await told(schemaFile(schema))).toEqual(
        matching(problem, /provider.json \/types\/0\/schema: There is no usable file "order.paid.json"/),
      );
    },
  );

  it('is told and ignored where it is ignored in JSON Schema too', async () => {
    const schema = {
      properties: { a: { type: 'string', format: 'iban', 'x-note': 1 } },
      requierd: ['a'],
      $async: true,
    };
    expect(await told(schemaFile(schema))).toEqual(
      matching(
        / \/requierd: "requierd" is no keyword of JSON Schema 2020-12, so it is ignored/,
        / \/\$async: "\$async" is no keyword/,
        / \/properties\/a\/format: The format "iban" is not known/,
      ),
    );
    const form = (await compileAcme(schemaFile(schema))).provider?.eventTypes[0]?.form;
    expect(form).toMatchObject({ documented: true });
    expect(form?.schema.find({ a: 1 })).toHaveLength(1);
  });

  it('reaches those that refer to it, and no others', async () => {
    const changes = {
      ...manifest({
        types: ['a', 'b', 'c'].map((id) => ({ id, title: id, schema: `${id}.json` })),
        detect: [{ pointer: '' }],
      }),
      'schemas/order.paid.json': null,
      'events/order.paid.json': null,
      'schemas/a.json': { $ref: 'b.json' },
      'schemas/b.json': { properties: { n: { $ref: './c.json#/$defs/gone' } } },
      'schemas/c.json': { type: 'object' },
    };
    expect((await compileAcme(changes)).provider?.eventTypes.map(({ form }) => form.documented)).toEqual([
      false,
      false,
      true,
    ]);
    expect(await told(changes)).toEqual(
      matching(
        /b.json \/properties\/n\/\$ref: Nothing stands at \/\$defs\/gone in c.json/,
        /a.json \/\$ref: "b.json" cannot be used/,
        /\/types\/0\/schema/,
        /\/types\/1\/schema/,
      ),
    );
  });
});

describe('references between files', () => {
  const changes = {
    'schemas/order.paid.json': {
      $id: 'https://acme.example/schemas/order',
      properties: {
        customer: { $ref: 'customer.json#/$defs/customer' },
        parent: { $ref: 'https://acme.example/schemas/order' },
        item: { $ref: 'item' },
      },
    },
    'schemas/customer.json': {
      $defs: {
        customer: {
          type: 'object',
          properties: { friend: { $ref: '#/$defs/customer' }, item: { $ref: 'item.json' } },
        },
      },
    },
    'schemas/item.json': { $id: 'https://acme.example/schemas/item', type: 'string' },
  };
  const schema = async () =>
    (await compileAcme({ ...changes, 'events/order.paid.json': null })).provider?.eventTypes[0]?.form.schema;

  it('are followed by file name and by $id', async () => {
    const paths = (await schema())
      ?.find({ customer: { friend: { item: 1 } }, parent: { customer: 2 }, item: 3 })
      .map((finding) => finding.kind === 'mismatch' && finding.path.join('/'));
    expect(paths?.toSorted()).toEqual(['customer/friend/item', 'item', 'parent/customer']);
  });

  it('stand in one schema that needs no other file', async () => {
    const text = JSON.stringify((await schema())?.jsonSchema());
    expect([...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference)).toEqual([
      '#/$defs/file:customer.json/$defs/customer',
      '#',
      '#/$defs/file:item.json',
      '#/$defs/file:customer.json/$defs/customer',
      '#/$defs/file:item.json',
    ]);
  });
});

describe('what is wrong with an example', () => {
  const example = (content: unknown) => ({ 'events/order.paid.json': content });
  it.each<[name: string, content: unknown, problems: RegExp[]]>([
    ['it is not JSON', '{', [/^acme\/events\/order.paid.json : It is not JSON/]],
    [
      'its own schema does not take it',
      { type: 'order.paid', order: { id: 'x', amount: 1 }, more: 1 },
      [
        / \/order\/id: Its own schema says: "order.id" must be a string that starts with "ord_"/,
        / \/more: Its own schema says: "more" is not documented/,
      ],
    ],
    ['it is of another type', { type: 'order.lost' }, [/ : It says that it is "order.lost"/, /./, /./]],
    [
      'nothing recognises it',
      { kind: 'x' },
      [/ : No condition under "detect"/, / : Nothing in it names its type/, /./, /./, /./],
    ],
  ])('is told: %s', async (_, content, problems) => {
    expect(await told(example(content))).toEqual(matching(...problems));
    expect((await compileAcme(example(content))).provider?.eventTypes).toHaveLength(2);
  });

  it('is told where no type has it', async () => {
    expect(await told({ 'events/order.pai.json': '{}' })).toEqual(
      matching(/events\/order.pai.json : No type of provider.json has this example/),
    );
  });

  it('finds the example of a type whose name no file can have', async () => {
    const types = [{ id: 'order/paid: *', title: 'x', schema: null }];
    const { provider, problems } = await compileAcme({
      ...manifest({ types }),
      'events/order.paid.json': null,
      'events/order%2Fpaid%3A%20%2A.json': { type: 'order/paid: *' },
    });
    expect(problems).toMatchObject([
      { pointer: '', reason: expect.stringContaining('No condition') as string },
    ]);
    expect(provider?.eventTypes[0]?.template).toBe('documented');
  });
});

describe('whatever the files', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it('nothing throws', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.json().map(bytesOf),
      fc.jsonValue().map((value) => bytesOf(acmeManifest({ detect: [value], types: [value], type: value }))),
      fc.constantFrom(bytesOf(nested(100_000)), bytesOf(`{"$defs":${nested(50_000)}}`)),
    );
    const paths = ['provider.json', 'schemas/order.paid.json', 'schemas/b.json', 'events/order.paid.json'];
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...paths), content), async (changes) => {
        const files = new Map([...acmeFiles(), ...Object.entries(changes)]);
        const { provider, problems } = await compileProvider(
          { name: 'acme', files, templatesDir: '/' },
          unhurried,
        );
        for (const problem of problems) expect(problem.reason).toMatch(/[.]$/);
        if (!provider) expect(problems).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing throws in detection and classification', async () => {
    const detect = [
      { pointer: '/a/0', in: [1, 'x', null] },
      { pointer: '/a~1b', startsWith: 'x' },
      { header: 'x', equals: 'y' },
      { all: [{ pathPrefix: '/x/' }, { pointer: '' }] },
    ];
    const { provider } = await compileAcme(manifest({ detect, type: { pointer: '/a/b/0' } }));
    const headers = fc.array(fc.tuple(fc.string(), fc.string()));
    fc.assert(
      fc.property(fc.jsonValue(), headers, fc.string(), (json, pairs, path) => {
        const bid = provider?.detect({ method: 'POST', path, headers: pairs, json });
        expect([0, 80]).toContain(bid);
        expect(provider?.classify(json, pairs).kind).toMatch(/type/);
      }),
    );
  });
});
