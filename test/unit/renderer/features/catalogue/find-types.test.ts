import { describe, expect, test } from 'vitest';
import { chosenOf, findTypes, seenTypes } from '../../../../../renderer/features/catalogue/find-types.ts';
import { providerEntry, typeEntry } from './support.ts';

const providers = [
  providerEntry('okhi', [
    typeEntry('verified', {
      summary: 'The status has changed.',
      arrived: { count: 1, lastId: 'x-1', lastSeq: 1, lastAt: '2026-01-01T00:00:00.000Z' },
    }),
    typeEntry('unknown'),
  ]),
  providerEntry('klustr', [
    typeEntry('user.consent', {
      fields: [
        {
          path: '/data/session_id',
          types: ['string'],
          required: false,
          format: null,
          values: null,
          description: null,
        },
      ],
    }),
    typeEntry('a/b'),
  ]),
];
const found = (query: string): string[] =>
  findTypes(providers, query).flatMap(({ id, types }) => types.map((type) => `${id}/${type.id}`));

describe('a search for event types', () => {
  test.each([
    ['', ['okhi/verified', 'okhi/unknown', 'klustr/user.consent', 'klustr/a/b']],
    ['  ', ['okhi/verified', 'okhi/unknown', 'klustr/user.consent', 'klustr/a/b']],
    ['VERIF', ['okhi/verified']],
    ['okhi', ['okhi/verified', 'okhi/unknown']],
    ['status changed', ['okhi/verified']],
    ['session_id', ['klustr/user.consent']],
    ['klustr session', ['klustr/user.consent']],
    ['okhi session', []],
  ])('“%s”', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test('leaves out providers without any', () => {
    expect(findTypes(providers, 'session_id').map(({ id }) => id)).toEqual(['klustr']);
  });
});

describe('what an address names', () => {
  const chosen = (...rest: string[]): string | null => {
    const it = chosenOf(providers, rest);
    return it && `${it.provider.id} ${it.type?.id}`;
  };
  test('is a type, a provider, or by no name the first provider', () => {
    expect(chosen('klustr', 'user.consent')).toBe('klustr user.consent');
    expect(chosen('klustr', 'a', 'b')).toBe('klustr a/b');
    expect(chosen('klustr')).toBe('klustr undefined');
    expect(chosen()).toBe('okhi undefined');
  });

  test('may be nothing', () => {
    expect(chosen('nobody')).toBeNull();
    expect(chosen('okhi', 'user.consent')).toBeNull();
    expect(chosenOf([], [])).toBeNull();
  });
});

test('types are seen once one has arrived', () => {
  expect(providers.map(seenTypes)).toEqual([1, 0]);
});
