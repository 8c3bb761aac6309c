import type { Registry } from './providers/registry.ts';

/** One documented event type as a JSON Schema, for other tools. */
export interface ExportedSchema {
  readonly provider: string;
  readonly eventType: string;
  readonly title: string;
  /** False where the document leaves (part of) the payload open. */
  readonly documented: boolean;
  readonly source: string | null;
  readonly schema: unknown;
}

/** Every schema, in the order of the providers' objects, as JSON Schema draft 2020-12. */
export function exportSchemas({ providers }: Registry): ExportedSchema[] {
  return providers.flatMap(({ id: provider, eventTypes }) =>
    eventTypes.map(({ id: eventType, title, form, source }) => ({
      provider,
      eventType,
      title,
      documented: form.documented,
      source: source.url,
      schema: form.schema.jsonSchema(),
    })),
  );
}
