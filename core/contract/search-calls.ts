import { z } from 'zod';
import { jobId } from './job-calls.ts';
import { eventSummary } from './models.ts';
import { QUERY_LENGTH } from './query/parse.ts';

/** The most rows that one `search.added` push carries. */
export const ADDED_ROWS = 100;

/**
 * A search stays open until it is ended or its page goes: `events.page` gives its rows, and what arrives and fits is added.
 * Places of its rows are counted up from the oldest as in the whole list, but what is older is found later: the place of the
 * oldest that is found so far is `first`, and it falls. `total` is the place after the newest.
 */
export const searchCalls = {
  'search.start': {
    input: z.strictObject({ search: jobId, query: z.string().max(QUERY_LENGTH) }),
    /** Rejected with `query-malformed`, its place in the details. `first` is `total`: nothing is found yet. */
    output: z.object({ first: z.number().int(), total: z.number().int(), pushSeq: z.number().int() }),
  },
  /** Nothing more is looked at; what was found stays. */
  'search.stop': { input: z.strictObject({ search: jobId }), output: z.object({}) },
  /** To end what is not open is no error. */
  'search.end': { input: z.strictObject({ search: jobId }), output: z.object({}) },
} as const;

export const searchPushes = {
  'search.found': z.object({
    search: jobId,
    first: z.number().int(),
    /** Events that were looked at, of so many. */
    looked: z.number().int(),
    of: z.number().int(),
    /** `stopped` was asked for; `failed` says why in `problem`. */
    state: z.enum(['running', 'done', 'stopped', 'failed']),
    problem: z.string().nullable(),
  }),
  /** The newest arrivals that fit, oldest first; at most `ADDED_ROWS`. */
  'search.added': z.object({ search: jobId, total: z.number().int(), events: z.array(eventSummary) }),
} as const;
export type SearchFound = z.infer<(typeof searchPushes)['search.found']>;
