import { z } from 'zod';

const MB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/** What the receiver accepts. Sizes in bytes, times in milliseconds. */
export const receiverLimits = z.strictObject({
  bodyBytes: z
    .number()
    .int()
    .min(0)
    .max(1024 * MB)
    .default(10 * MB),
  /** Request line and headers together. */
  headerBytes: z
    .number()
    .int()
    .min(1024)
    .max(MB)
    .default(64 * 1024),
  /** For a whole head to arrive. */
  headTimeoutMs: z.number().int().min(100).max(HOUR_MS).default(15_000),
  /** For a whole request to arrive. */
  requestTimeoutMs: z.number().int().min(100).max(HOUR_MS).default(120_000),
  keepAliveTimeoutMs: z.number().int().min(0).max(HOUR_MS).default(5_000),
  /** At once. */
  connections: z.number().int().min(1).max(100_000).default(2_000),
});
export type ReceiverLimits = z.infer<typeof receiverLimits>;

export const defaultLimits: ReceiverLimits = receiverLimits.parse({});
