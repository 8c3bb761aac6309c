import { z } from 'zod';

/** What the receiver accepts. Sizes in bytes, times in milliseconds. */
export const receiverLimits = z.strictObject({
  bodyBytes: z
    .number()
    .int()
    .min(0)
    .max(1024 * 1024 * 1024)
    .default(10 * 1024 * 1024),
  /** Request line and headers together. */
  headerBytes: z
    .number()
    .int()
    .min(1024)
    .max(1024 * 1024)
    .default(64 * 1024),
  /** For a whole head to arrive. */
  headTimeoutMs: z.number().int().min(100).default(15_000),
  /** For a whole request to arrive. */
  requestTimeoutMs: z.number().int().min(100).default(120_000),
  keepAliveTimeoutMs: z.number().int().min(0).default(5_000),
  connections: z.number().int().min(1).default(2_000),
});
export type ReceiverLimits = z.infer<typeof receiverLimits>;

export const defaultLimits: ReceiverLimits = receiverLimits.parse({});
