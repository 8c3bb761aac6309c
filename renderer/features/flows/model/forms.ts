import type { FlowForm, FlowForms } from '../../../../core/contract/flow-form.ts';
import { emptyForm } from './setup.ts';

/** Forms of so many flows are kept, those that were touched last. */
export const MOST_FORMS = 50;

export const formOf = ({ forms }: FlowForms, flow: string): FlowForm => forms[flow] ?? emptyForm;

/** With a change in the form of a flow, which is the last touched by it. */
export function withForm(all: FlowForms, flow: string, patch: Partial<FlowForm>): FlowForms {
  const others = Object.entries(all.forms).filter(([id]) => id !== flow);
  const changed: [string, FlowForm] = [flow, { ...formOf(all, flow), ...patch }];
  return { ...all, forms: Object.fromEntries([...others, changed].slice(-MOST_FORMS)) };
}
