import { z } from 'zod';
import { documentSource } from './models.ts';

/** A number that a document states, or that we had to choose: then it is a setting, and says so. */
const stated = <T extends z.ZodType>(value: T) => z.object({ value, documented: z.boolean() });

const milliseconds = z.number().int().min(0);

/** What a provider does after an attempt that failed. */
export const retryPlan = z.discriminatedUnion('kind', [
  /** No retry is documented, so there is none. */
  z.object({ kind: z.literal('none') }),
  /** The waits before the second attempt, the third, and so on. */
  z.object({ kind: z.literal('delays'), delaysMs: stated(z.array(milliseconds)) }),
  /** Each wait is `factor` times the one before, for as long as `forMs` after the first attempt. */
  z.object({
    kind: z.literal('backoff'),
    firstMs: stated(milliseconds),
    factor: stated(z.number().min(1).max(10)),
    forMs: stated(milliseconds),
  }),
]);
export type RetryPlan = z.infer<typeof retryPlan>;

/** How a provider delivers: how long it waits for an answer, and what it does without one. */
export const deliveryPolicy = z.object({
  id: z.string(),
  label: z.string(),
  timeoutMs: stated(z.number().int().min(1)),
  retry: retryPlan,
  /** Statuses after which it never tries again. */
  gone: z.array(z.number().int()),
  honoursRetryAfter: z.boolean(),
  /** Sentences for the user: what the document says beside the numbers, or leaves open. */
  notes: z.array(z.string()),
  source: documentSource.nullable(),
});
export type DeliveryPolicy = z.infer<typeof deliveryPolicy>;
