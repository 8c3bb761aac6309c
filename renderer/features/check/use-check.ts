import { useEffect, useState } from 'react';
import type { CheckSecret } from '../../../core/contract/check-calls.ts';
import type { CheckForm } from '../../../core/contract/settings.ts';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { type FieldProblems, readForm } from './model/check-input.ts';
import type { CheckState } from './model/check-store.ts';
import { type Lending, useLending } from './use-lending.ts';

export interface Check {
  readonly form: CheckForm;
  readonly problems: FieldProblems;
  /** Kept nowhere: gone when the screen is left. */
  readonly secret: string;
  readonly lending: Lending;
  readonly state: CheckState;
  change(patch: Partial<CheckForm>): void;
  changeSecret(secret: string): void;
  /** Ids of the cases to run; null: all. */
  run(only: readonly string[] | null): void;
}

/** The form, whose values outlive the window, and the run that is made of it. */
export function useCheck(): Check {
  const { check, settings } = useServices();
  const [secret, changeSecret] = useState('');
  const [problems, setProblems] = useState<FieldProblems>({});
  const state = useSlice(
    (services) => services.check,
    (all) => all,
  );
  const form = useForm();
  const lending = useLending(form.provider, secret);
  const isLive = useConnection(({ link }) => link.status === 'live');
  useEffect(() => {
    if (isLive && form.provider !== '' && form.url !== '') void check.recall(form.provider, form.url);
  }, [check, isLive, form.provider, form.url]);
  return {
    ...{ form, problems, secret, lending, state, changeSecret },
    change(patch) {
      setProblems({});
      settings.set({ check: { ...form, ...patch } });
    },
    run(only) {
      if (state.running) return;
      const read = readForm(form, secretOf(secret, lending));
      setProblems(read.ok ? {} : read.problems);
      if (read.ok) void check.run({ ...read.input, only: only === null ? null : [...only] });
    },
  };
}

function secretOf(typed: string, { lends }: Lending): CheckSecret {
  if (lends !== null) return { kind: 'endpoint', slug: lends };
  return typed === '' ? { kind: 'none' } : { kind: 'typed', value: typed };
}

/** As it was left; at the first time with a provider, so that only the URL is to be given. */
function useForm(): CheckForm {
  const kept = useSlice(
    (services) => services.settings,
    (settings) => settings.check,
  );
  const first = useSlice(
    (services) => services.directory,
    ({ providers }) => [...providers.keys()][0] ?? '',
  );
  return kept.provider === '' ? { ...kept, provider: first } : kept;
}
