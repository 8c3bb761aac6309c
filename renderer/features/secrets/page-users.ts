import type { FlowForms } from '../../../core/contract/flow-form.ts';
import type { SecretSource } from '../../../core/contract/given-secret.ts';
import type { SecretInfo, SecretUser } from '../../../core/contract/secrets.ts';
import type { InterfaceSettings } from '../../../core/contract/settings.ts';
import { secretRefOf, sourceOfRef } from './secret-ref.ts';

/** What of the settings names secrets. */
export type NamingForms = Pick<InterfaceSettings, 'flows' | 'check'>;

/** The forms that sign with it: what stands there is the page's, so the engine does not know of them. */
export function pageUsers(secret: SecretInfo, { flows, check }: NamingForms): SecretUser[] {
  const users = Object.entries(flows.forms).flatMap(([flow, form]): SecretUser[] =>
    isNamedBy(secret, form.secret) ? [{ what: 'flow', name: flow }] : [],
  );
  return isNamedBy(secret, sourceOfRef(check.secretFrom)) ? [...users, { what: 'check', name: '' }] : users;
}

const isNamedBy = ({ kind, name, which }: SecretInfo, source: SecretSource | null): boolean =>
  (source?.kind === 'vault' && kind === 'named' && source.name === name) ||
  (source?.kind === 'endpoint' && kind === 'endpoint' && which === 'current' && source.slug === name);

/** The forms with a secret's new name in place of the old one. */
export function renamedInPage({ flows, check }: NamingForms, from: string, to: string): NamingForms {
  const refOf = (name: string): string => secretRefOf({ kind: 'vault', name }) ?? '';
  return {
    flows: renamedInForms(flows, from, to),
    check: check.secretFrom === refOf(from) ? { ...check, secretFrom: refOf(to) } : check,
  };
}

function renamedInForms(forms: FlowForms, from: string, to: string): FlowForms {
  const renamed = Object.entries(forms.forms).map(([flow, form]) => {
    const { secret } = form;
    const follows = secret.kind === 'vault' && secret.name === from;
    return [flow, follows ? { ...form, secret: { ...secret, name: to } } : form] as const;
  });
  return { ...forms, forms: Object.fromEntries(renamed) };
}
