import { describe, expect, it } from 'vitest';
import { flowForm, flowForms } from '../../../../../core/contract/flow-form.ts';
import type { SecretInfo } from '../../../../../core/contract/secrets.ts';
import { flowUsers, renamedInForms } from '../../../../../renderer/features/secrets/flow-users.ts';

const info = (patch: Partial<SecretInfo>): SecretInfo => ({
  ...{ ref: 'named/a', kind: 'named', name: 'a', which: null, status: 'set' },
  ...{ usedBy: [], setAt: null, usedAt: null, ...patch },
});
const form = (secret: unknown) => flowForm.parse({ secret });
const forms = flowForms.parse({
  forms: {
    one: form({ kind: 'vault', name: 'a' }),
    two: form({ kind: 'endpoint', slug: 'a' }),
    three: form({ kind: 'typed' }),
  },
});

describe('the flows that sign with a secret', () => {
  it('are told apart by what they name', () => {
    expect(flowUsers(info({}), forms)).toEqual([{ what: 'flow', name: 'one' }]);
    expect(flowUsers(info({ kind: 'endpoint', which: 'current' }), forms)).toEqual([
      { what: 'flow', name: 'two' },
    ]);
    expect(flowUsers(info({ kind: 'endpoint', which: 'previous' }), forms)).toEqual([]);
    expect(flowUsers(info({ name: 'b' }), forms)).toEqual([]);
  });

  it('follow its new name, and no others do', () => {
    const { forms: renamed, chosen } = renamedInForms(forms, 'a', 'b');
    expect(renamed.one?.secret).toEqual({ kind: 'vault', name: 'b' });
    expect(renamed.two).toEqual(forms.forms.two);
    expect(renamed.three).toEqual(forms.forms.three);
    expect(chosen).toBe(forms.chosen);
  });
});
