import { describe, expect, test } from 'vitest';
import type { ProviderInfo } from '../../../../../core/contract/models.ts';
import { schemeInfo } from '../../../../../core/signatures/scheme-info.ts';
import { schemes as all } from '../../../../../core/signatures/schemes.ts';
import {
  automaticSentence,
  endpointName,
  endpointUrl,
  schemeSentence,
  schemesInForce,
  schemeWords,
  secretState,
} from '../../../../../renderer/features/endpoints/words.ts';

const schemes = all.map(schemeInfo);
const provider = (signedBy: string[]): ProviderInfo => ({
  id: 'x',
  label: 'Xyz',
  badge: { text: 'X', dark: '#000', light: '#000' },
  docs: 'https://x.example',
  signedBy,
});
const sentence = (id: string): string => {
  const found = schemes.find((scheme) => scheme.id === id);
  if (!found) throw new Error(`There is no scheme ${id}.`);
  return schemeSentence(found);
};

describe('a scheme in a sentence', () => {
  test('says what is signed, how it is written and where it stands', () => {
    expect(sentence('svix')).toBe(
      'HMAC-SHA256 of {id}.{timestamp}.{body}, in base64, as v1,<signature>, separated by spaces in svix-signature.',
    );
  });

  test('claims no digest where the header carries the secret itself', () => {
    expect(sentence('header-token')).toBe(
      'The header okhi-authorization carries the secret itself; nothing is signed.',
    );
  });

  test('can be said of every scheme there is', () => {
    for (const { id } of schemes) expect(sentence(id)).toMatch(/^\S.+\.$/);
  });
});

describe('the scheme that a provider documents', () => {
  test.each([
    [['meetinglawyers'], /^As Xyz documents it\. HMAC-SHA256 of \{body\}/, 'its documented scheme'],
    [
      ['header-token', 'not-documented'],
      /For its other events it documents none\.$/,
      'its documented scheme',
    ],
    [['not-documented'], /^Xyz documents no signature/, 'no signature documented'],
    [['unsigned'], /^Xyz documents that it does not sign/, 'no signature documented'],
  ])('%j', (signedBy, long, short) => {
    expect(automaticSentence(provider(signedBy), schemes)).toMatch(long);
    expect(schemeWords(null, provider(signedBy), schemes)).toBe(short);
  });

  test('is that of each request where the provider is detected', () => {
    expect(automaticSentence(null, schemes)).toContain('provider of each request');
  });

  test('gives way to the one that was chosen, also one that is not known', () => {
    expect(schemeWords('github', provider(['svix']), schemes)).toBe('GitHub');
    expect(schemeWords('of-another-version', null, schemes)).toBe('of-another-version');
    expect(schemesInForce('github', provider(['svix']), schemes).map(({ id }) => id)).toEqual(['github']);
    expect(schemesInForce('', provider(['svix', 'not-documented']), schemes).map(({ id }) => id)).toEqual([
      'svix',
    ]);
    expect(schemesInForce('', null, schemes)).toEqual([]);
  });
});

describe('an endpoint', () => {
  test.each([
    [null, 'Catch-all', 'http://h:1'],
    ['', 'Catch-all', 'http://h:1'],
    ['hooks', '/hooks', 'http://h:1/hooks'],
  ])('%j is called %s', (slug, name, url) => {
    expect(endpointName(slug)).toBe(name);
    expect(endpointUrl('http://h:1', slug ?? '')).toBe(url);
    expect(endpointUrl(null, slug ?? '')).toBeNull();
  });

  test.each([
    ['set', 'set', 'good', 'Secret set, previous too'],
    ['set', 'not-set', 'good', 'Secret set'],
    ['not-set', 'not-set', 'faint', 'No secret'],
    ['not-set', 'set', 'faint', 'Only the previous secret'],
    ['unreadable', 'set', 'bad', 'Secret cannot be read'],
  ] as const)('with %s and %s secrets says so in words', (current, previous, tone, label) => {
    expect(secretState({ current, previous })).toMatchObject({ tone, label });
  });
});
