import { describe, expect, it } from 'vitest';
import { judgeSignature, type SigningRule } from '../../../../core/inspect/signature.ts';
import type { Provider } from '../../../../core/providers/provider.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { github } from '../../../../core/signatures/schemes/body-only.ts';
import { captured } from '../../../support/captured.ts';

const request = captured();
const secrets = { current: 'a secret' };
const rule: SigningRule = { scheme: null, adapt: (scheme) => scheme, secrets: null, url: null };
const provider = (id: string): Provider => builtInRegistry.require(id);
const unsigned: Provider = { ...provider('okaya'), signing: () => 'unsigned' };

describe('the verdict on a signature', () => {
  it.each<[string, Provider | null, string | null, Partial<SigningRule>, string]>([
    ['of a provider that signs', provider('klustr'), null, {}, 'not-checked'],
    ['of a provider that signs', provider('klustr'), null, { secrets }, 'missing'],
    ['of one that documents nothing', provider('okaya'), 'user.created', {}, 'not-documented'],
    ['of one that documents nothing', provider('okaya'), 'user.created', { secrets }, 'not-documented'],
    ['of one that documents nothing', provider('okaya'), null, { scheme: github }, 'not-checked'],
    ['of one that documents nothing', provider('okaya'), null, { scheme: github, secrets }, 'missing'],
    ['of one that does not sign', unsigned, null, { secrets }, 'unsigned'],
    ['of OkHi v2', provider('okhi'), 'verified', { secrets }, 'missing'],
    ['of OkHi v3', provider('okhi'), 'address.collected', { secrets }, 'not-documented'],
    [
      'of a type of OkHi v3 that no document knows',
      provider('okhi'),
      'address.lost',
      { secrets },
      'not-documented',
    ],
    ['of nobody', null, null, {}, 'not-checked'],
    ['of nobody', null, null, { secrets }, 'not-checked'],
    ['of nobody', null, null, { scheme: github, secrets }, 'missing'],
  ])('%s', (_name, sender, eventType, given, verdict) => {
    expect(judgeSignature(request, sender, eventType, { ...rule, ...given }).verdict).toBe(verdict);
  });

  it('names no scheme where nothing was checked, so that such verdicts are stored once', () => {
    expect(judgeSignature(request, provider('klustr'), null, rule)).toEqual({
      verdict: 'not-checked',
      scheme: null,
      diagnoses: [],
    });
  });

  it.each(['cut', 'incomplete', 'malformed'] as const)('is none on a request that is %s', (capture) => {
    const judged = judgeSignature({ ...request, capture }, null, null, { ...rule, scheme: github, secrets });
    expect(judged.verdict).toBe('not-checked');
  });
});
