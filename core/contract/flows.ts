import { z } from 'zod';
import { documentSource } from './models.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'letters, digits and . _ - only, 64 at most');

/** A field that a step puts into its template. Strings may hold variables, as in a draft. */
export const fieldEdit = z.strictObject({
  /** JSON pointer into the body. */
  path: z.string().startsWith('/'),
  value: z.json(),
});
export type FieldEdit = z.infer<typeof fieldEdit>;

/** Where a flow goes on: at a step, at the end, or where somebody chooses. */
export const flowNext = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step'), step: name }),
  z.strictObject({ kind: z.literal('end') }),
  z.strictObject({
    kind: z.literal('branch'),
    branch: name,
    title: z.string(),
    choices: z
      .array(z.strictObject({ value: name, title: z.string(), step: name.nullable() }))
      .min(2)
      .max(20),
    default: name,
  }),
]);
export type FlowNext = z.infer<typeof flowNext>;

export const flowStep = z.strictObject({
  id: name,
  title: z.string(),
  /** Id of its template. */
  template: z.string(),
  /** Wait before it is sent, after the step before it was answered. Milliseconds of the provider's time. */
  delayMs: z.number().int().min(0),
  /** False where no document says how long it takes: then the wait is a setting. */
  delayDocumented: z.boolean(),
  set: z.array(fieldEdit),
  next: flowNext,
});
export type FlowStep = z.infer<typeof flowStep>;

/** A possible course of events: which templates follow one another, with which waits, and where it may branch. */
export const flow = z.strictObject({
  /** `<provider>/<name>`. */
  id: z.string(),
  provider: z.string(),
  title: z.string(),
  about: z.string(),
  source: documentSource.nullable(),
  /** Made once a run, so that the same ids go from step to step: name → text with generators. */
  variables: z.record(name, z.string()),
  start: flowNext,
  steps: z.array(flowStep).min(1).max(200),
});
export type Flow = z.infer<typeof flow>;
