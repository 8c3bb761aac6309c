import { z } from 'zod';
import { flowNext } from './flows.ts';
import { documentSource } from './models.ts';

/** Characters of what is typed for one flow or one of its steps. */
const text = z.string().max(200_000);

/** JSON pointer into the template → value. */
export const stepFields = z.record(z.string().startsWith('/'), z.json());

/** A step as it stands in the editor. */
export const draftStep = z.strictObject({
  id: z.string().max(64),
  title: text,
  template: z.string().max(200),
  /** The wait before it, as it was typed: `2 d`, `1 h 30 min`. */
  wait: text,
  /** The wait that a document says, in milliseconds; null where none does. */
  documentedMs: z.number().nullable(),
  /** What is put into the template, as JSON: pointer → value. */
  fields: text,
  next: flowNext,
});
export type DraftStep = z.infer<typeof draftStep>;

/** A flow of the user's own while it is written: what is not right yet stands as it was typed. */
export const flowDraft = z.strictObject({
  id: z.string().max(200),
  /** It is not kept under this id yet, so that the id can be another one. */
  isNew: z.boolean(),
  provider: z.string().max(200),
  title: text,
  about: text,
  source: documentSource.nullable(),
  /** `NAME=value` a line. */
  variables: text,
  start: flowNext,
  steps: z.array(draftStep).max(200),
});
export type FlowDraft = z.infer<typeof flowDraft>;
