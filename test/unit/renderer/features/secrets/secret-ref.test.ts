import { describe, expect, it } from 'vitest';
import { endpointSecret, namedSecret } from '../../../../../core/vault/refs.ts';
import { secretRefOf, sourceOfRef } from '../../../../../renderer/features/secrets/secret-ref.ts';

describe('the reference of a draft to its secret', () => {
  it.each([
    [{ kind: 'endpoint', slug: 'hooks' }, endpointSecret('hooks', 'current')],
    [{ kind: 'endpoint', slug: '' }, endpointSecret('', 'current')],
    [{ kind: 'vault', name: 'stripe-test' }, namedSecret('stripe-test')],
  ] as const)('of %j is where the vault has it, and back', (source, ref) => {
    expect(secretRefOf(source)).toBe(ref);
    expect(sourceOfRef(ref)).toEqual(source);
  });

  it.each([{ kind: 'none' }, { kind: 'typed' }] as const)('of %j is none', (source) =>
    expect(secretRefOf(source)).toBeNull(),
  );

  it.each([null, '', 'endpoint/a/previous', 'named/', 'named/a/b', 'tunnel/ngrok/token'])(
    '%j means none',
    (ref) => expect(sourceOfRef(ref)).toBeNull(),
  );
});
