import { type FormEvent, useState } from 'react';
import { HookglassError } from '../../../core/contract/errors.ts';
import type { TunnelSettings } from '../../../core/contract/tunnel.ts';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { isChanged, settingsOf, type Values, valuesOf } from './model/form.ts';

/** What is wrong, at its field; `general` where it is no field's. */
export type FormErrors = Partial<Record<keyof Values | 'general', string>>;

export interface FormState {
  readonly values: Values;
  readonly errors: FormErrors;
  readonly changed: boolean;
  readonly canSave: boolean;
  set(change: Partial<Values>): void;
  reset(): void;
  submit(event: FormEvent): void;
}

/** What is typed over what is stored, until it is saved. null while nothing is known yet. */
export function useForm(settings: TunnelSettings | null): FormState | null {
  const { tunnel, speaker } = useServices();
  const live = useConnection((state) => state.link.status === 'live');
  const typed = useSlice(
    (services) => services.tunnel,
    (state) => state.typed,
  );
  const [errors, setErrors] = useState<FormErrors>({});
  const [busy, setBusy] = useState(false);
  if (settings === null) return null;
  const stored = valuesOf(settings);
  const values = { ...stored, ...typed };
  const changed = isChanged(values, stored);

  const save = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    try {
      await tunnel.change('tunnel.save', { settings: settingsOf(values) });
      tunnel.type({});
      speaker.say('Public address saved');
    } catch (thrown) {
      setErrors(errorsOf(thrown, values));
    } finally {
      setBusy(false);
    }
  };
  const retype = (next: Partial<Values>): void => {
    tunnel.type(next);
    setErrors({});
  };
  return {
    values,
    errors,
    changed,
    canSave: live && !busy && changed,
    set: (change) => retype({ ...typed, ...change }),
    reset: () => retype({}),
    submit(event) {
      event.preventDefault();
      void save();
    },
  };
}

function errorsOf(thrown: unknown, values: Values): FormErrors {
  const field = thrown instanceof HookglassError ? thrown.details.field : undefined;
  const known = Object.keys(values).find((key) => key === field);
  return { [known ?? 'general']: messageOf(thrown) };
}
