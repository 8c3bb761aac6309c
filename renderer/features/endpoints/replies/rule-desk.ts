import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RuleForm } from './rule-form.ts';

/** The rule of each endpoint that is being written, so that nothing typed is lost when another screen is opened. */
export interface RuleDeskState {
  readonly open: Readonly<Record<string, RuleForm | undefined>>;
}

export interface RuleDesk {
  readonly store: StoreApi<RuleDeskState>;
  /** null puts it away. */
  put(slug: string, form: RuleForm | null): void;
}

export function createRuleDesk(): RuleDesk {
  const store = createStore<RuleDeskState>(() => ({ open: {} }));
  return {
    store,
    put: (slug, form) => store.setState(({ open }) => ({ open: { ...open, [slug]: form ?? undefined } })),
  };
}
