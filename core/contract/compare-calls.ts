import { z } from 'zod';
import { byId } from './inputs.ts';

/** Where two JSON values differ. `path` is a JSON pointer into the one that has the value: the second's, or for `removed` the first's. */
export const jsonChange = z.object({
  path: z.string(),
  /** `type`: the value changed, and its JSON type with it. */
  kind: z.enum(['added', 'removed', 'changed', 'type', 'moved']),
  /** As JSON, cut where it is long; null where there is none. Of an item that moved, its pointers. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type JsonChange = z.infer<typeof jsonChange>;

/** A header by its name in lower case; the values in their order. */
export const headerChange = z.object({
  name: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type HeaderChange = z.infer<typeof headerChange>;

/** The most changes that are told one by one. */
export const CHANGES_TOLD = 1_000;

export const comparison = z.object({
  headers: z.array(headerChange),
  /** Method, path and query as they differ. */
  request: z.array(
    z.object({ part: z.enum(['method', 'path', 'query']), before: z.string(), after: z.string() }),
  ),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('json'), changes: z.array(jsonChange), total: z.number().int() }),
    /** Why there is only a comparison of bytes, in a sentence. */
    z.object({ kind: z.literal('bytes'), reason: z.string() }),
  ]),
  bytes: z.object({
    same: z.boolean(),
    /** The first byte that differs, from 0; null where none does. */
    first: z.number().int().nullable(),
    sizes: z.tuple([z.number().int(), z.number().int()]),
  }),
});
export type Comparison = z.infer<typeof comparison>;

export const compareCalls = {
  'compare.events': { input: z.strictObject({ before: z.string(), after: z.string() }), output: comparison },
  /** The event before it of its provider and type; null where there is none, or its type is not known. */
  'compare.previous': {
    input: byId,
    output: z.object({ event: z.object({ id: z.string(), seq: z.number().int() }).nullable() }),
  },
} as const;
