import { describe, expect, test } from 'vitest';
import type { ExplainedFields } from '../../../../../../core/contract/catalogue-calls.ts';
import type { FieldInfo } from '../../../../../../core/contract/models.ts';
import { explain } from '../../../../../../renderer/features/inbox/explain/explain.ts';

const field = (path: string, changes: Partial<FieldInfo> = {}): FieldInfo => ({
  path,
  types: ['string'],
  required: true,
  format: null,
  values: null,
  description: `About ${path}.`,
  ...changes,
});
const found: ExplainedFields = {
  provider: 'OkHi',
  eventType: 'verified',
  summary: 'A verification has changed.',
  source: { title: 'The document', url: 'https://example.com/doc' },
  fields: [
    field('/v2', { types: ['object'] }),
    field('/v2/mode', { required: false, values: ['first_time', 'continuous'] }),
    field('/v2/a~1b', { description: null }),
    field('/list/*', { values: ['x'] }),
    field('/list/*/id'),
    field('/0/id', { description: 'A key that looks like an index.' }),
  ],
  undocumented: 'It may go away.',
};

describe('what is said of a field', () => {
  test('is its type, whether it must be there, its set, and what the document says', () => {
    expect(explain(found, ['v2', 'mode'])).toEqual({
      name: '/v2/mode',
      facts: ['string', 'optional', '"first_time" or "continuous"'],
      documented: true,
      says: 'About /v2/mode.',
      source: found.source,
    });
  });

  test('an index stands for every item, a key of digits for itself', () => {
    expect(explain(found, ['list', 7, 'id']).says).toBe('About /list/*/id.');
    expect(explain(found, ['list', 7])).toMatchObject({ name: '/list/7', facts: ['string', 'always "x"'] });
    expect(explain(found, ['0', 'id']).says).toBe('A key that looks like an index.');
    expect(explain(found, [0, 'id']).documented).toBe(false);
  });

  test('of one that no document names is that, with the sentence of its provider', () => {
    expect(explain(found, ['v2', 'extra'])).toMatchObject({
      facts: [],
      documented: false,
      says: 'Not documented. It may go away.',
    });
  });

  test('of one that is only named is that', () => {
    expect(explain(found, ['v2', 'a/b'])).toMatchObject({
      name: '/v2/a~1b',
      documented: true,
      says: 'The document names this field without describing it.',
    });
  });

  test('of the whole body is what is said of the event; where no document knows it, that', () => {
    expect(explain(found, [])).toMatchObject({ name: 'The whole body', says: 'A verification has changed.' });
    expect(explain({ ...found, summary: null }, []).says).toBe('The body of the event.');
    expect(explain({ ...found, summary: null, fields: [] }, [])).toMatchObject({
      documented: false,
      says: 'It may go away.',
    });
  });

  test('a pointer of thousands of steps is told by its end', () => {
    const { name } = explain(
      found,
      Array.from({ length: 50_000 }, () => 0),
    );
    expect(name.length).toBeLessThan(130);
    expect(name).toMatch(/^….*\/0$/);
  });
});
