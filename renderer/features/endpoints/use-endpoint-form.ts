import { type FormEvent, useState } from 'react';
import { CATCH_ALL, type EndpointInfo } from '../../../core/contract/endpoints.ts';
import { HookglassError } from '../../../core/contract/errors.ts';
import { useConnection, useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { endpointAddress } from './address.ts';
import { emptyValues, isChanged, settingsOf, type Values, valuesOf } from './form.ts';
import { endpointName } from './words.ts';

/** What is wrong, at its field; `general` where it is no field's. */
export type FormErrors = Partial<Record<keyof Values | 'general', string>>;

export interface EndpointFormState {
  readonly values: Values;
  readonly errors: FormErrors;
  readonly changed: boolean;
  readonly canSave: boolean;
  set(change: Partial<Values>): void;
  reset(): void;
  submit(event: FormEvent): void;
}

/** What is typed over what is stored, until it is saved. A change from elsewhere shows wherever nothing was typed. */
export function useEndpointForm(endpoint: EndpointInfo | null): EndpointFormState {
  const { endpoints, speaker } = useServices();
  const live = useConnection((state) => state.link.status === 'live');
  const [typed, setTyped] = useState<Partial<Values>>({});
  const [errors, setErrors] = useState<FormErrors>({});
  const [busy, setBusy] = useState(false);
  const stored = endpoint ? valuesOf(endpoint) : emptyValues;
  const values = { ...stored, ...typed };
  const changed = isChanged(values, stored);

  const save = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    try {
      const settings = settingsOf(values, endpoint);
      await endpoints.change('endpoints.save', { was: endpoint?.slug ?? null, endpoint: settings });
      setTyped({});
      const slug = settings.slug.trim();
      speaker.say(`Endpoint ${endpointName(slug)} saved`);
      if (slug !== CATCH_ALL) window.location.hash = endpointAddress(slug).slice(1);
    } catch (thrown) {
      setErrors(errorsOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    errors,
    changed,
    canSave: live && !busy && !endpoint?.given && (endpoint === null || changed),
    set(change) {
      setTyped({ ...typed, ...change });
      setErrors({});
    },
    reset() {
      setTyped({});
      setErrors({});
    },
    submit(event) {
      event.preventDefault();
      void save();
    },
  };
}

function errorsOf(thrown: unknown): FormErrors {
  const field = thrown instanceof HookglassError ? thrown.details.field : undefined;
  const known = Object.keys(emptyValues).find((key) => key === field);
  return { [known ?? 'general']: messageOf(thrown) };
}
