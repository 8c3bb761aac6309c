import { expect, test } from 'vitest';
import type { TracedHeader } from '../../../../../../core/contract/signature-trace.ts';
import { headerFacts, outcomeOf } from '../../../../../../renderer/features/bench/model/header-words.ts';

const hex = '5f0c2a7be1d94f3388a1c65f0c2a7be1d94f3388a1c65f0c2a7be1d94f3388a1';
const base64 = Buffer.from(hex, 'hex').toString('base64');

const header = (prefix: string, text: string): TracedHeader => ({
  role: 'signature',
  name: 'X-Signature',
  stretches: [
    ...(prefix === '' ? [] : [{ text: prefix, meaning: 'prefix' } as const]),
    { text, meaning: 'signature' },
  ],
  omitted: 0,
});

function facts(received: string, expected: string | null, prefix: string | null = null) {
  const digests = {
    algorithm: 'HMAC-SHA-256',
    expectedHex: expected === null ? null : hex,
    previousHex: null,
    received: [{ text: received, hex: null, matches: null }],
    omitted: 0,
  };
  const headers = prefix === null ? [] : [header(prefix, received)];
  return headerFacts({ trace: { headers, digests }, expected });
}

test('hex where base64 is due is told by its length and its alphabet', () => {
  expect(facts(hex, `sha256=${base64}`, 'sha256=')).toEqual([
    { name: 'prefix', found: 'sha256=', due: null, tone: 'good' },
    { name: 'length', found: '64', due: '44', tone: 'bad' },
    { name: 'alphabet', found: 'hex', due: 'base64', tone: 'bad' },
  ]);
});

test('what is as it should be is said to be so', () => {
  expect(facts(base64, base64, '')).toEqual([
    { name: 'length', found: '44', due: null, tone: 'good' },
    { name: 'alphabet', found: 'base64', due: null, tone: 'good' },
  ]);
});

test('letters and digits alone may be base64: where the length fits they are', () => {
  const lettersOnly = `${'a'.repeat(43)}=`;
  expect(facts(lettersOnly, base64)[1]).toMatchObject({ found: 'base64', tone: 'good' });
});

test('what is in no alphabet is said to be in none', () => {
  expect(facts('!?', base64)[1]).toMatchObject({ found: 'none of hex, base64, base64url', tone: 'bad' });
});

test('without an expected signature nothing is judged', () => {
  expect(facts(hex, null).map(({ tone }) => tone)).toEqual(['faint', 'faint']);
});

test('a prefix that is missing or another one is told, and versions are no prefix', () => {
  const prefix = (found: string, expected: string) => facts(base64, expected, found)[0];
  expect(prefix('', `sha256=${base64}`)).toEqual({
    name: 'prefix',
    found: 'none',
    due: 'sha256=',
    tone: 'bad',
  });
  expect(prefix('sha1=', base64)).toEqual({ name: 'prefix', found: 'sha1=', due: 'none', tone: 'bad' });
  const list = {
    ...header('', base64),
    stretches: [
      { text: 'v1,', meaning: 'version' },
      { text: base64, meaning: 'signature' },
    ],
  } as const satisfies TracedHeader;
  const digests = {
    algorithm: 'HMAC-SHA-256',
    expectedHex: hex,
    previousHex: null,
    received: [{ text: base64, hex, matches: null }],
    omitted: 0,
  };
  const names = headerFacts({ trace: { headers: [list], digests }, expected: `v1,${base64}` });
  expect(names.map(({ name }) => name)).toEqual(['length', 'alphabet']);
});

test('a signature is good only where its bytes fit and its text is as it is due', () => {
  const stretch = { text: hex, meaning: 'signature' } as const;
  const trace = (matches: 'current' | null, expectedHex: string | null) => ({
    headers: [],
    digests: {
      algorithm: 'HMAC-SHA-256',
      expectedHex,
      previousHex: null,
      received: [{ text: hex, hex, matches }],
      omitted: 0,
    },
  });
  const bad = facts(hex, base64);
  expect(outcomeOf(stretch, trace('current', hex), [])).toBe('good');
  expect(outcomeOf(stretch, trace('current', hex), bad)).toBe('bad');
  expect(outcomeOf(stretch, trace(null, hex), [])).toBe('bad');
  expect(outcomeOf(stretch, trace(null, null), [])).toBeNull();
  expect(outcomeOf({ text: 'sha256=', meaning: 'prefix' }, trace(null, hex), [])).toBeNull();
});
