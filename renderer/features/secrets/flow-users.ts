import type { FlowForms } from '../../../core/contract/flow-form.ts';
import type { SecretInfo, SecretUser } from '../../../core/contract/secrets.ts';

/** The flows whose forms sign with it: what stands there is the page's, so the engine does not know of them. */
export function flowUsers({ kind, name, which }: SecretInfo, { forms }: FlowForms): SecretUser[] {
  return Object.entries(forms).flatMap(([flow, { secret }]): SecretUser[] => {
    const is =
      (secret.kind === 'vault' && kind === 'named' && secret.name === name) ||
      (secret.kind === 'endpoint' && kind === 'endpoint' && which === 'current' && secret.slug === name);
    return is ? [{ what: 'flow', name: flow }] : [];
  });
}

/** The forms with a secret's new name in place of the old one. */
export function renamedInForms(forms: FlowForms, from: string, to: string): FlowForms {
  const renamed = Object.entries(forms.forms).map(([flow, form]) => {
    const { secret } = form;
    const follows = secret.kind === 'vault' && secret.name === from;
    return [flow, follows ? { ...form, secret: { ...secret, name: to } } : form] as const;
  });
  return { ...forms, forms: Object.fromEntries(renamed) };
}
