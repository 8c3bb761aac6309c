import { z } from 'zod';
import { byId, nothing } from './inputs.ts';
import { documentSource, fieldInfo, providerInfo, providerNote } from './models.ts';

/** What has arrived of one event type. */
export const arrivedEvents = z.object({
  count: z.number().int(),
  /** The newest of them: its id, its running number, and when it came (ISO 8601, UTC, milliseconds). */
  lastId: z.string(),
  lastSeq: z.number().int(),
  lastAt: z.string(),
});
export type ArrivedEvents = z.infer<typeof arrivedEvents>;

export const catalogueType = z.object({
  id: z.string(),
  title: z.string(),
  /** What the document says of the event, in short; null where nobody wrote it down. */
  summary: z.string().nullable(),
  /** False where the document leaves (part of) the payload open. */
  documented: z.boolean(),
  source: documentSource,
  /** The example; null where there is none. `documented` is false where we made it. */
  template: z.object({ id: z.string(), documented: z.boolean() }).nullable(),
  fields: z.array(fieldInfo),
  /** null where none has arrived yet. */
  arrived: arrivedEvents.nullable(),
});
export type CatalogueType = z.infer<typeof catalogueType>;

export const catalogueProvider = providerInfo.extend({
  notes: z.array(providerNote),
  types: z.array(catalogueType),
});
export type CatalogueProvider = z.infer<typeof catalogueProvider>;

/** What a captured event's body is held against, so that each of its fields can be explained. */
export const explainedFields = z.object({
  /** The provider's name. */
  provider: z.string(),
  /** null where the body does not say which event it is. */
  eventType: z.string().nullable(),
  /** What the document says of the event itself. */
  summary: z.string().nullable(),
  source: documentSource,
  fields: z.array(fieldInfo),
  /** What is to be said of a field that is not among them. */
  undocumented: z.string(),
});
export type ExplainedFields = z.infer<typeof explainedFields>;

export const catalogueCalls = {
  /** Every provider and event type, and what has arrived of each up to now. */
  'catalogue.list': { input: nothing, output: z.object({ providers: z.array(catalogueProvider) }) },
  /** null where the event is not JSON, or of no provider. */
  'fields.of': { input: byId, output: explainedFields.nullable() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
