import { describe, expect, it } from 'vitest';
import { flowForm, flowForms } from '../../../../../core/contract/flow-form.ts';
import type { SecretInfo } from '../../../../../core/contract/secrets.ts';
import { checkForm } from '../../../../../core/contract/settings.ts';
import { pageUsers, renamedInPage } from '../../../../../renderer/features/secrets/page-users.ts';

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

const page = { flows: forms, check: checkForm.parse({}) };
const checking = (secretFrom: string) => ({ ...page, check: checkForm.parse({ secretFrom }) });

describe('the forms that sign with a secret', () => {
  it('are told apart by what they name', () => {
    expect(pageUsers(info({}), page)).toEqual([{ what: 'flow', name: 'one' }]);
    expect(pageUsers(info({ kind: 'endpoint', which: 'current' }), page)).toEqual([
      { what: 'flow', name: 'two' },
    ]);
    expect(pageUsers(info({ kind: 'endpoint', which: 'previous' }), page)).toEqual([]);
    expect(pageUsers(info({ name: 'b' }), page)).toEqual([]);
    expect(pageUsers(info({ name: 'b' }), checking('named/b'))).toEqual([{ what: 'check', name: '' }]);
    expect(pageUsers(info({ name: 'b' }), checking('endpoint/b/current'))).toEqual([]);
  });

  it('follow its new name, and no others do', () => {
    const renamed = renamedInPage(checking('named/a'), 'a', 'b');
    expect(renamed.flows.forms.one?.secret).toEqual({ kind: 'vault', name: 'b' });
    expect(renamed.flows.forms.two).toEqual(forms.forms.two);
    expect(renamed.flows.forms.three).toEqual(forms.forms.three);
    expect(renamed.flows.chosen).toBe(forms.chosen);
    expect(renamed.check.secretFrom).toBe('named/b');
    for (const other of ['none', '', 'named/c', 'endpoint/a/current'])
      expect(renamedInPage(checking(other), 'a', 'b').check.secretFrom).toBe(other);
  });
});
