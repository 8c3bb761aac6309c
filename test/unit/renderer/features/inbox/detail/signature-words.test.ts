import { expect, test } from 'vitest';
import type { EndpointInfo } from '../../../../../../core/contract/endpoints.ts';
import {
  type SignatureContext,
  signatureWords,
} from '../../../../../../renderer/features/inbox/detail/signature-words.ts';
import { endpoint } from '../../../support.ts';

const context = (changes: Partial<SignatureContext> = {}): SignatureContext => ({
  provider: 'OkHi',
  capture: 'complete',
  endpoint: endpoint(),
  ...changes,
});
const withSecret = (changes: Partial<EndpointInfo> = {}): EndpointInfo =>
  endpoint({ secrets: { current: 'set', previous: 'not-set' }, ...changes });

test('says what the provider’s documents say, by its name', () => {
  expect(signatureWords('not-documented', context({ provider: 'Okaya' }))).toContain(
    'Okaya does not document a signature',
  );
  expect(signatureWords('unsigned', context({ provider: 'Klustr' }))).toContain(
    'Klustr documents that it does not sign',
  );
});

test('says why nothing was checked, the nearest cause first', () => {
  const why = (changes: Partial<SignatureContext>): string => signatureWords('not-checked', context(changes));
  expect(why({})).toContain('No secret is set');
  expect(why({ capture: 'cut', endpoint: withSecret() })).toContain('not captured whole');
  expect(why({ endpoint: undefined })).toContain('not there any more');
  expect(why({ endpoint: endpoint({ secrets: { current: 'unreadable', previous: 'not-set' } }) })).toContain(
    'cannot be read on this system',
  );
  expect(why({ provider: null, endpoint: withSecret() })).toContain('No provider was recognised');
  expect(signatureWords(null, context())).toContain('inspection has not come yet');
});
