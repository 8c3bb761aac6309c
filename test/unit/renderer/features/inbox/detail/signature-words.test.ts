import { expect, test } from 'vitest';
import { signatureWords } from '../../../../../../renderer/features/inbox/detail/signature-words.ts';

test('says what the provider’s documents say, by its name', () => {
  expect(signatureWords('not-documented', 'Okaya')).toBe('Okaya does not document a signature.');
  expect(signatureWords('unsigned', 'Klustr')).toContain('Klustr documents that it does not sign');
});

test('claims no check that was not made', () => {
  expect(signatureWords('not-checked', 'OkHi')).toBe('A signature of OkHi has not been looked for.');
  expect(signatureWords('not-checked', null)).toContain('No provider was recognised');
  expect(signatureWords(null, null)).toContain('inspection has not come yet');
});
