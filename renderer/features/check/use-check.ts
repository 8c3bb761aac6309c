import { useEffect, useState } from 'react';
import type { GivenSecret } from '../../../core/contract/given-secret.ts';
import type { CheckForm } from '../../../core/contract/settings.ts';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { type FieldProblems, readForm } from './model/check-input.ts';
import type { CheckState } from './model/check-store.ts';
import { withoutSecrets } from './model/header-text.ts';
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
  const kept = useForm();
  // With the values that are not kept, as long as this screen is open.
  const [headers, setHeaders] = useState<string | null>(null);
  const form = headers === null ? kept : { ...kept, headers };
  const lending = useLending(form);
  const isLive = useConnection(({ link }) => link.status === 'live');
  useEffect(() => {
    if (isLive && form.provider !== '' && form.url !== '') void check.recall(form.provider, form.url);
  }, [check, isLive, form.provider, form.url]);
  return {
    ...{ form, problems, secret, lending, state },
    changeSecret(typed) {
      setProblems({});
      changeSecret(typed);
    },
    change(patch) {
      setProblems({});
      const next = { ...form, ...patch };
      setHeaders(next.headers);
      settings.set({ check: { ...next, headers: withoutSecrets(next.headers) } });
    },
    run(only) {
      if (state.running) return;
      const read = readForm(form, secretOf(secret, lending));
      setProblems(read.ok ? {} : read.problems);
      if (!read.ok) return;
      void check.run({ ...read.input, only: only === null ? null : [...only] }).then(setProblems);
    },
  };
}

function secretOf(typed: string, { lends }: Lending): GivenSecret {
  return typed === '' ? (lends ?? { kind: 'none' }) : { kind: 'typed', secret: typed };
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
