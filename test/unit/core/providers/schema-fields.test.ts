import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { schemaFields } from '../../../../core/providers/schema-fields.ts';

const fieldsOf = (provider: string, type: string) => {
  const found = builtInRegistry.require(provider).eventTypes.find(({ id }) => id === type);
  return schemaFields(found?.form.schema.jsonSchema() ?? {});
};

describe('the fields of a schema', () => {
  it('are told with their place, types, set and whether they must be there', () => {
    const fields = fieldsOf('meetinglawyers', 'user_status_changed');
    expect(fields.map(({ path }) => path)).toEqual([
      '/type',
      '/occurred_on',
      '/payload',
      '/payload/user_id',
      '/payload/from_status',
      '/payload/to_status',
    ]);
    expect(fields.at(-1)).toMatchObject({ types: ['number'], required: true, values: [0, 2, 4] });
  });

  it('tells both types of a field that may be null', () => {
    const field = fieldsOf('meetinglawyers', 'app_uninstalled').find(({ path }) => path.endsWith('user_id'));
    expect(field?.types).toEqual(['string', 'null']);
  });

  it('reach into the items of a list', () => {
    const field = fieldsOf('klustr', 'user.app.consent.update').find(({ path }) =>
      path.endsWith('/*/status'),
    );
    expect(field).toMatchObject({
      path: '/data/scopes/*/status',
      required: false,
      values: ['active', 'revoked', 'expired'],
    });
  });

  it('follow references and alternatives, and end where a schema names itself', () => {
    const fields = schemaFields({
      $defs: {
        node: { type: 'object', properties: { 'a/b': { $ref: '#/$defs/node', description: 'itself' } } },
      },
      allOf: [{ $ref: '#/$defs/node' }, { properties: { n: { type: ['integer', 'null'] } } }],
    });
    expect(fields).toContainEqual(expect.objectContaining({ path: '/n', types: ['integer', 'null'] }));
    expect(fields[0]).toMatchObject({ path: '/a~1b', types: ['object'], description: 'itself' });
    expect(fields.length).toBeLessThan(20);
  });

  it('that only one of several alternatives requires or limits are neither required nor limited', () => {
    const [a, b] = [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { b: {} } }];
    const fields = schemaFields({
      anyOf: [{ properties: { data: a }, required: ['data'] }, { properties: { data: b } }],
      properties: {
        open: { anyOf: [{ enum: ['x', 'y'] }, { type: 'string' }] },
        closed: { anyOf: [{ type: 'string', enum: ['x'] }, { type: 'null' }] },
      },
      required: ['open'],
    });
    const of = (path: string) => fields.find((field) => field.path === path);
    expect(of('/data')).toMatchObject({ required: false });
    expect(of('/data/a')).toMatchObject({ required: false });
    expect(of('/open')).toMatchObject({ required: true, values: null });
    expect(of('/closed')).toMatchObject({ required: false, values: ['x'] });
  });

  it('of a schema that names itself many times are told up to a limit', () => {
    const self = { $ref: '#' };
    const schema = { properties: { a: self, b: self, c: self, d: self }, allOf: [self, self] };
    expect(schemaFields(schema).length).toBeLessThanOrEqual(1_000);
  });

  it('are none where a reference leads nowhere', () => {
    expect(schemaFields({ $ref: '#/nowhere' })).toEqual([]);
    expect(schemaFields({ $ref: 'https://example.invalid/schema' })).toEqual([]);
  });
});
