import { z } from 'zod';
import { byId, nothing } from './inputs.ts';
import { jobId } from './job-calls.ts';
import { engineState } from './state.ts';

/** The most events that one `events.remove` names. */
export const REMOVE_LIMIT = 10_000;
/** The longest note, in characters. */
export const NOTE_LENGTH = 2_000;
/** The scope of the limit for the whole history; every other is an endpoint's slug. */
export const WHOLE_HISTORY = '*';

export const removal = z.object({
  /** Names it, to bring its events back. */
  id: z.number().int(),
  /** ISO 8601, UTC, milliseconds. */
  removedAt: z.string(),
  events: z.number().int(),
});
export type Removal = z.infer<typeof removal>;

/** null says nothing of that kind. */
const most = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable();

export const limit = z.strictObject({
  scope: z.string().max(200),
  /** Counted from when an event came. */
  maxAgeMs: most,
  maxEvents: most,
  /** Headers and bodies together. */
  maxBytes: most,
});
export type Limit = z.infer<typeof limit>;

/** Listed events; those in the trash are counted apart. */
const usage = { events: z.number().int(), bytes: z.number().int() };

export const storageState = z.object({
  ...usage,
  /** Those with a pin or a note, which no limit takes. */
  marked: z.number().int(),
  /** By endpoint, the slug null being the catch-all; the most bytes first. */
  endpoints: z.array(z.object({ slug: z.string().nullable(), ...usage })),
  file: z.object({
    bytes: z.number().int(),
    /** What of it holds nothing any more: new events take it, and it is given back when the file is made smaller. */
    freeBytes: z.number().int(),
    shrinks: z.boolean(),
  }),
  /** What was removed and can be brought back, the newest first. */
  trash: z.array(removal),
  /** Hours after which the trash is emptied by itself. */
  trashHours: z.number(),
  limits: z.array(limit),
});
export type StorageState = z.infer<typeof storageState>;

/** null: there was nothing to remove. */
const removed = z.object({ removal: removal.nullable() });
const marks = z.object({ pinned: z.boolean(), note: z.string().nullable() });

export const keepingCalls = {
  /** Takes events out of the list, into the trash. Names that are unknown are passed over: they may be gone already. */
  'events.remove': {
    input: z.strictObject({ ids: z.array(byId.shape.id).min(1).max(REMOVE_LIMIT) }),
    output: removed,
  },
  /** The same with every event that has neither pin nor note. */
  'events.clear': { input: nothing, output: removed },
  /** The same with what an open search has found, which has to have ended: else `bad-argument`. */
  'events.clearFound': { input: z.strictObject({ search: jobId }), output: removed },
  /** Brings a removal's events back to their places. Throws `removal-not-found` once the trash was emptied. */
  'events.restore': {
    input: z.strictObject({ removal: z.number().int() }),
    output: z.object({ events: z.number().int() }),
  },
  /** Where an event stands in the whole list, counted from the oldest; one that is not `listed`: where the next newer one stands. */
  'events.place': { input: byId, output: z.object({ place: z.number().int(), listed: z.boolean() }) },
  'events.pin': { input: byId.extend({ pinned: z.boolean() }), output: marks },
  /** White space alone is no note. */
  'events.note': { input: byId.extend({ note: z.string().max(NOTE_LENGTH) }), output: marks },
  /**
   * On: a history in memory takes the place of the one on disk, with the same endpoints, until this is called again or the app
   * ends; nothing of it is kept. The receiver is closed for the moment that it takes. Told by `engine.replaced`.
   */
  'capture.incognito': { input: z.strictObject({ on: z.boolean() }), output: engineState },
  /** What is kept and how much room it takes. Looks at every event the first time. */
  'storage.get': { input: nothing, output: storageState },
  /** Applied at once, and from then on in the background. Gives how many events went. */
  'storage.setLimits': {
    input: z.strictObject({ limits: z.array(limit).max(1_000) }),
    output: z.object({ events: z.number().int() }),
  },
  /** For good. Gives how many events went. */
  'storage.emptyTrash': {
    input: z.strictObject({ job: jobId }),
    output: z.object({ events: z.number().int() }),
  },
  /** Gives what holds nothing any more back to the file system. */
  'storage.shrink': {
    input: z.strictObject({ job: jobId }),
    output: z.object({ freedBytes: z.number().int() }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const keepingPushes = {
  /** The list has other events than before: some went, or came back to their places. Places that were known are no more. */
  'events.removed': z.object({ total: z.number().int() }),
  /** Another history is behind the calls than before: whatever was asked is of the other one. */
  'engine.replaced': z.object({}),
  'event.marked': z.object({ id: z.string(), seq: z.number().int(), ...marks.shape }),
} as const satisfies Record<string, z.ZodType>;
