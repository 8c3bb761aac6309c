import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateBody } from '../../../../../core/inspect/validate.ts';
import { bounded } from '../../../../../core/own-providers/bounded.ts';
import { createAjv } from '../../../../../core/providers/own/ajv.ts';
import { ajvSchema } from '../../../../../core/providers/own/json-schema.ts';
import { builtInRegistry } from '../../../../../core/providers/registry.ts';
import type { PayloadSchema } from '../../../../../core/providers/schema.ts';
import { listTemplates } from '../../../../../core/templates.ts';
import { ownSchema, unbounded } from '../../../../support/own-provider.ts';

const context = { source: { title: 'a test', url: null }, undocumentedFields: null };
/** Code, pointer and sentence of every issue. */
const issues = (schema: PayloadSchema, body: unknown): string[] =>
  validateBody(schema, body, context).map(({ code, path, message }) => `${code} ${path}: ${message}`);

const uuid = 'eda7c7ba-58d6-4943-9ebe-2a2a2a2a2a2a';
const atA = (schema: unknown) => ({ type: 'object', properties: { a: schema } });

describe('what a schema of the user finds, in words', () => {
  it.each<[schema: unknown, a: unknown, code: string, words: string]>([
    [{ type: 'string' }, 1, 'wrong-type', 'must be a string, not a number.'],
    [{ type: 'number' }, '1', 'wrong-type', 'must be a number, not a string.'],
    [{ type: 'integer' }, 1.5, 'wrong-type', 'must be a whole number, not a number.'],
    [{ type: ['string', 'null'] }, 1, 'wrong-type', 'must be a string or null, not a number.'],
    [{ type: 'string', nullable: true }, 1, 'wrong-type', 'must be a string or null, not a number.'],
    [{ enum: ['x', 'y'] }, 'z', 'not-in-set', 'must be "x" or "y"; this one is "z".'],
    [{ type: 'string', enum: ['x', 'y'] }, 1, 'wrong-type', 'must be "x" or "y", not a number.'],
    [{ const: 3 }, 4, 'not-in-set', 'must be 3; this one is 4.'],
    [{ format: 'uuid' }, 'z', 'wrong-format', 'must be a UUID; this one is "z".'],
    [{ pattern: '^ok_' }, 'z', 'wrong-prefix', 'must be a string that starts with "ok_"; this one is "z".'],
    [
      { pattern: '^[A-Z]{3}$' },
      'z',
      'wrong-format',
      'must be a string that matches ^[A-Z]{3}$; this one is "z".',
    ],
    [{ pattern: '^\\d\\-' }, 'z', 'wrong-format', 'must be a string that matches ^\\d\\-; this one is "z".'],
    [{ minLength: 2 }, 'z', 'wrong-format', 'must be a string of 2 characters or more; this one is "z".'],
    [{ maximum: 2 }, 3, 'wrong-format', 'must be 2 or less; this one is 3.'],
    [{ multipleOf: 2 }, 3, 'wrong-format', 'must be a multiple of 2; this one is 3.'],
    [{ minItems: 1 }, [], 'wrong-format', 'must be an array of 1 item or more; this one is an array of 0.'],
    [
      { uniqueItems: true },
      [1, 1],
      'wrong-format',
      'must be an array without an item twice; this one is an array of 2.',
    ],
    [
      { prefixItems: [true], items: false },
      [1, 2],
      'wrong-format',
      'must be an array of 1 item at most; this one is an array of 2.',
    ],
    [
      { contains: { const: 1 } },
      [2],
      'wrong-format',
      'must be an array with 1 item or more of the kind that its schema asks for; this one is an array of 1.',
    ],
    [
      { not: { const: 1 } },
      1,
      'wrong-format',
      'must be something else (its schema forbids exactly this); this one is 1.',
    ],
    [false, 1, 'wrong-format', 'must be absent (its schema allows nothing here); this one is 1.'],
  ])('%j: %j is %s', async (schema, a, code, words) => {
    expect(issues(await ownSchema(atA(schema)), { a })).toEqual([`${code} /a: "a" ${words}`]);
  });

  it('names a missing field where it belongs, with what its schema asks for', async () => {
    const schema = await ownSchema({
      type: 'object',
      required: ['a', 'b', 'c', 'd', 'toString'],
      properties: {
        a: { $ref: '#/$defs/id' },
        b: { type: ['string', 'null'], format: 'date' },
        c: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
      },
      $defs: { id: { enum: ['x'] } },
    });
    expect(issues(schema, {})).toEqual([
      'missing /a: "a" is missing. Expected "x".',
      'missing /b: "b" is missing. Expected a date, such as 2021-09-14 or null.',
      'missing /c: "c" is missing. Expected a whole number or null.',
      'missing /d: "d" is missing. Expected a value.',
      'missing /toString: "toString" is missing. Expected a value.',
    ]);
  });

  it('tells the keys that no document names once an object, wherever they are forbidden', async () => {
    const strict = await ownSchema({
      properties: { a: { properties: { b: true }, additionalProperties: false } },
    });
    expect(strict.find({ a: { b: 1, c: 2, 'd/e': 3 } })).toEqual([
      { kind: 'unknown-keys', path: ['a'], keys: ['c', 'd/e'] },
    ]);
    const composed = await ownSchema({
      allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }],
      unevaluatedProperties: false,
    });
    expect(composed.find({ a: 'x', c: 2 })).toEqual([{ kind: 'unknown-keys', path: [], keys: ['c'] }]);
    // `a` failed, so that part evaluated nothing; it is not strange for that.
    expect(issues(composed, { a: 1, c: 2 })).toEqual([
      'wrong-type /a: "a" must be a string, not a number.',
      expect.stringMatching(/^undocumented-field \/c: /),
    ]);
  });

  it('joins what a body of several alternatives must be', async () => {
    const { find } = await ownSchema(
      atA({ anyOf: [{ type: 'null' }, { const: 'x' }, { format: 'uuid', type: 'string' }] }),
    );
    expect(find({ a: 'y' })).toMatchObject([
      { path: ['a'], rule: 'set', expected: 'null or "x" or a UUID', allowed: ['x'] },
    ]);
    expect(find({ a: uuid })).toEqual([]);
  });

  it('tells only what is wrong with the alternative that was most likely meant', async () => {
    const card = {
      properties: { kind: { const: 'card' }, pan: { type: 'string' } },
      required: ['kind', 'pan'],
    };
    const sepa = {
      properties: { kind: { const: 'sepa' }, iban: { type: 'string' }, bic: { type: 'string' } },
      required: ['kind', 'iban', 'bic'],
      additionalProperties: false,
    };
    for (const choice of [
      { oneOf: [card, sepa] },
      { anyOf: [{ $ref: '#/$defs/card' }, { $ref: '#/$defs/sepa' }] },
    ]) {
      const schema = await ownSchema({ ...atA({ type: 'object', ...choice }), $defs: { card, sepa } });
      expect(issues(schema, { a: { kind: 'sepa', iban: 1 }, b: 1 })).toEqual([
        'missing /a/bic: "a.bic" is missing. Expected a string.',
        'wrong-type /a/iban: "a.iban" must be a string, not a number.',
      ]);
      expect(schema.find({ a: { kind: 'card', pan: 'x' } })).toEqual([]);
    }
  });

  it('finds its way through alternatives inside alternatives, and keeps what stands beside them', async () => {
    const leaf = {
      anyOf: [{ type: 'object', properties: { n: { type: 'number' } }, required: ['n'] }, { type: 'null' }],
    };
    const schema = await ownSchema({
      type: 'object',
      properties: {
        a: { oneOf: [{ properties: { leaf }, required: ['leaf'] }, { type: 'string' }] },
        b: { type: 'string' },
      },
    });
    expect(issues(schema, { a: { leaf: { n: 'x' } }, b: 2 })).toEqual([
      'wrong-type /a/leaf/n: "a.leaf.n" must be a number, not a string.',
      'wrong-type /b: "b" must be a string, not a number.',
    ]);
  });

  it('says where exactly one alternative should fit and more do', async () => {
    const schema = await ownSchema(atA({ oneOf: [{ type: 'number' }, { minimum: 1 }] }));
    expect(issues(schema, { a: 2 })).toEqual([
      'wrong-format /a: "a" must be as exactly one of its alternatives, not as 2 of them; this one is 2.',
    ]);
  });

  it('keeps the drafts apart', async () => {
    const tuple = { items: [{ type: 'string' }], additionalItems: false };
    const draft07 = await ownSchema({ $schema: 'http://json-schema.org/draft-07/schema#', ...atA(tuple) });
    expect(issues(draft07, { a: [1, 2] })).toEqual([
      'wrong-format /a: "a" must be an array of 1 item at most; this one is an array of 2.',
      'wrong-type /a/0: "a.0" must be a string, not a number.',
    ]);
    await expect(ownSchema(atA(tuple))).rejects.toThrow('/properties/a/items');
  });
});

/** The built-in schemas, once as zod has them and once exported and compiled again. */
const pairs = builtInRegistry.providers.flatMap(({ id, eventTypes }) =>
  eventTypes.map((type) => {
    const { schema } = type.form;
    const ajv = createAjv('2020-12');
    return {
      id: `${id}/${type.id}`,
      zod: schema,
      own: ajvSchema('x.json', schema.jsonSchema(), { ajv, bounded: unbounded }),
    };
  }),
);
const templates = new Set(listTemplates(builtInRegistry).map(({ id }) => id));
const examples = pairs
  .filter(({ id }) => templates.has(id))
  .map((pair) => ({
    ...pair,
    example: JSON.parse(readFileSync(`fixtures/${pair.id}.json`, 'utf8')) as unknown,
  }));

/** Places and codes: a pattern's own words do not survive the export. */
const verdicts = (schema: PayloadSchema, body: unknown): string[] =>
  validateBody(schema, body, context)
    .map(({ code, path, severity }) => `${severity} ${path} ${code}`)
    .sort();

function* mutations(value: unknown): Generator<unknown> {
  yield* [null, 1, 'x', [], {}];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const { [key]: _, ...without } = value as Record<string, unknown>;
    yield Array.isArray(value) ? value.filter((item) => item !== child) : without;
    yield Array.isArray(value) ? [...value, child] : { ...value, [`${key}X`]: child };
    for (const changed of mutations(child))
      yield Array.isArray(value) ? [changed] : { ...value, [key]: changed };
  }
}

describe('a built-in schema that was exported', () => {
  it.each(examples)('$id finds at every mutation of its example what ours finds', ({ zod, own, example }) => {
    expect(own.find(example)).toEqual([]);
    let count = 0;
    for (const body of mutations(example)) {
      expect(verdicts(own, body), JSON.stringify(body)).toEqual(verdicts(zod, body));
      count += 1;
    }
    expect(count).toBeGreaterThan(15);
  });

  it('says the same sentences of types, sets and missing fields', async () => {
    const { zod, own } = examples.find(({ id }) => id === 'okhi/verified') ?? {};
    const body = { v2: { verification_mode: 'x', location_id: 1, verification_status: 1 } };
    expect(zod && own && issues(own, body).sort()).toEqual(zod && issues(zod, body).sort());
  });
});

describe('whatever the body', () => {
  const recursive = {
    $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } }, required: ['next'] } },
    $ref: '#/$defs/node',
  };
  const composed = {
    anyOf: [
      { type: 'array', items: { $ref: '#' } },
      { type: 'object', additionalProperties: { $ref: '#' } },
    ],
    not: { required: ['x'] },
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { propertyNames: { pattern: '^[a-z]' }, maxProperties: 2 },
    unevaluatedProperties: false,
  };

  it('nothing throws, and what does not fit is never called right', async () => {
    const schemas = await Promise.all(
      [recursive, composed].map(async (schema) => ({
        own: await ownSchema(schema),
        fits: createAjv('2020-12').compile(schema),
      })),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const { own, fits } of schemas) expect(own.find(body).length === 0).toBe(fits(body));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"next":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('100,000 %s inside each other get an answer', async (_, text) => {
    const body = JSON.parse(text) as unknown;
    for (const schema of [recursive, composed]) {
      const findings = (await ownSchema(schema)).find(body);
      expect(findings.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['a pattern that backtracks', atA({ pattern: '^(a+)+$' }), { a: `${'a'.repeat(60)}!` }],
    [
      'branches that multiply',
      {
        $defs: {
          n: {
            anyOf: [1, 2].map((k) => ({
              properties: { k: { const: k }, n: { $ref: '#/$defs/n' } },
              required: ['z'],
            })),
          },
        },
        $ref: '#/$defs/n',
      },
      JSON.parse(`${'{"k":1,"n":'.repeat(60)}{}${'}'.repeat(60)}`) as unknown,
    ],
    [
      'a list of millions of wrong things',
      atA({ items: { type: 'string' } }),
      { a: new Array(3_000_000).fill(1) },
    ],
  ])('%s is given up in time', async (_, schema, body) => {
    const ajv = createAjv('2020-12');
    const own = ajvSchema('x.json', schema, { ajv, bounded });
    expect(own.find(body)).toMatchObject([
      { kind: 'whole', message: expect.stringContaining('too long') as unknown },
    ]);
  });
});
