import { z } from 'zod';
import { fault } from './drafts.ts';
import { flowChoices } from './flow-runs.ts';
import { secretSource } from './given-secret.ts';
import { headerPair } from './models.ts';

const text = z.string().max(16_000);
/** What is damaged is empty rather than the loss of everything. */
const optional = text.nullable().catch(null);

/** The waits of a delivery policy, as they were typed. Seconds. */
export const retryTexts = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delays'), delays: text }),
  z.strictObject({ kind: z.literal('backoff'), first: text, factor: text, for: text }),
]);
export type RetryTexts = z.infer<typeof retryTexts>;

/** What stands in the form of a flow, kept over restarts, secrets aside. Numbers stand as they were typed, in seconds. */
export const flowForm = z.object({
  /** null while nobody has typed one: then it is our own receiver's. */
  url: optional,
  speed: z
    .string()
    .regex(/^(max|[1-9]\d{0,8})$/)
    .catch('max'),
  choices: flowChoices.catch({}),
  ask: z.boolean().catch(false),
  /** null leaves what the policy says. */
  timeout: optional,
  retry: retryTexts.nullable().catch(null),
  secret: secretSource.catch({ kind: 'none' }),
  /** null takes the scheme that the provider documents. */
  scheme: optional,
  headerName: optional,
  recipe: optional,
  headers: z.array(headerPair).max(100).catch([]),
  environment: optional,
  event: optional,
  fault: fault.nullable().catch(null),
});
export type FlowForm = z.infer<typeof flowForm>;

/** What was typed on the screen of the flows: the form of each by its id, the last touched last. */
export const flowForms = z.object({
  /** Id of the flow that is shown; null takes the first. */
  chosen: optional.default(null),
  forms: z.record(z.string().max(200), flowForm).catch({}).default({}),
});
export type FlowForms = z.infer<typeof flowForms>;
