import { z } from 'zod';
import { wireError } from '../../contract/errors.ts';

export const toSearchWorker = z.discriminatedUnion('type', [
  /** The first: the history that is searched, and its last running number. */
  z.object({ type: z.literal('open'), dataDir: z.string(), history: z.string(), last: z.number() }),
  z.object({ type: z.literal('start'), id: z.number(), query: z.string(), last: z.number() }),
  z.object({ type: z.literal('stop'), id: z.number() }),
  z.object({ type: z.literal('arrived'), last: z.number() }),
  z.object({ type: z.literal('reinspected') }),
  z.object({ type: z.literal('removed'), seqs: z.array(z.number()) }),
  z.object({ type: z.literal('close') }),
]);
export type ToSearchWorker = z.infer<typeof toSearchWorker>;

export const fromSearchWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('found'),
    id: z.number(),
    seqs: z.custom<Uint32Array>((value) => value instanceof Uint32Array),
    downTo: z.number(),
  }),
  z.object({ type: z.literal('failed'), id: z.number(), error: wireError }),
]);
export type FromSearchWorker = z.infer<typeof fromSearchWorker>;
