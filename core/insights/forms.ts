import type { DriftReport, EventRef } from '../contract/drift-calls.ts';
import type { EventType, PayloadForm, Provider } from '../providers/provider.ts';
import type { Registry } from '../providers/registry.ts';
import { schemaFields } from '../providers/schema-fields.ts';
import { createDrift, type Drift, type DriftDocument } from './drift.ts';

export interface Forms {
  add(body: unknown, event: EventRef): void;
  /** Of the form that most events came in; the type's own where no other has more. */
  report(): Omit<DriftReport, 'provider' | 'eventType' | 'unreadable'>;
}

/**
 * A type may have several documented forms: each event is held against the one that it has. A type that no document names
 * has none, and all is learned.
 */
export function createForms(registry: Registry, name: { provider: string; eventType: string }): Forms {
  const provider = registry.find(name.provider);
  const type = provider?.eventTypes.find(({ id }) => id === name.eventType);
  const forms = new Map<PayloadForm | undefined, Drift>();
  const driftOf = (form: PayloadForm | undefined): Drift => {
    const drift = forms.get(form) ?? createDrift(documentOf(form, provider));
    forms.set(form, drift);
    return drift;
  };
  driftOf(type?.form);
  return {
    add: (body, event) => driftOf(formOf(body, provider, type)).add(body, event),
    report() {
      // Sorting keeps the order of equals, and the type's own form is the first.
      const [shown, ...others] = [...forms].sort(([, a], [, b]) => b.events - a.events);
      const otherForms = others.flatMap(([form, { events }]) =>
        events > 0 ? [{ fields: topmost(form), events }] : [],
      );
      const [form, drift] = shown ?? [type?.form, driftOf(type?.form)];
      const documented = form?.documented ?? false;
      return { documented, source: type?.source ?? null, otherForms, ...drift.report() };
    },
  };
}

function formOf(
  body: unknown,
  provider: Provider | undefined,
  type: EventType | undefined,
): PayloadForm | undefined {
  // Headers may name a type, which is known here, and never a form.
  const found = type && provider?.classify(body, []);
  const own = found?.kind === 'type' && found.eventType === type?.id ? found.form : undefined;
  return own ?? type?.form;
}

const fieldsOf = (form: PayloadForm | undefined) => (form ? schemaFields(form.schema.jsonSchema()) : []);

const topmost = (form: PayloadForm | undefined): string[] =>
  fieldsOf(form)
    .map(({ path }) => path)
    .filter((path) => path.lastIndexOf('/') === 0);

function documentOf(form: PayloadForm | undefined, provider: Provider | undefined): DriftDocument {
  return {
    fields: fieldsOf(form),
    documented: form?.documented ?? false,
    undocumentedFields: provider?.undocumentedFields ?? null,
  };
}
