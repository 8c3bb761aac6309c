import { expect, test } from 'vitest';
import { headerFacts } from '../../../../../../renderer/features/bench/model/header-words.ts';

const hex = '5f0c2a7be1d94f3388a1c65f0c2a7be1d94f3388a1c65f0c2a7be1d94f3388a1';
const base64 = Buffer.from(hex, 'hex').toString('base64');

function facts(received: string, expected: string | null) {
  const digests = {
    algorithm: 'HMAC-SHA-256',
    expectedHex: expected === null ? null : hex,
    previousHex: null,
    received: [{ text: received, hex: null, matches: null }],
    omitted: 0,
  };
  return headerFacts({ trace: { headers: [], digests }, expected });
}

test('hex where base64 is due is told by its length and its alphabet', () => {
  expect(facts(hex, `sha256=${base64}`)).toEqual([
    { name: 'length', found: '64', due: '44', tone: 'bad' },
    { name: 'alphabet', found: 'hex', due: 'base64', tone: 'bad' },
  ]);
});

test('what is as it should be is said to be so', () => {
  expect(facts(base64, `sha256=${base64}`)).toEqual([
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
