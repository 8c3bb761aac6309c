import { z } from 'zod';
import { benchResult } from '../../contract/bench-calls.ts';
import { wireError } from '../../contract/errors.ts';

/** What the worker tells of its one task. */
export const fromBenchWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('checked'), result: benchResult }),
  z.object({ type: z.literal('progress'), tried: z.number().int(), total: z.number().int() }),
  z.object({ type: z.literal('done'), result: benchResult }),
  z.object({ type: z.literal('failed'), error: wireError }),
]);
export type FromBenchWorker = z.infer<typeof fromBenchWorker>;
