import { z } from 'zod';

/** What a provider of the user's own may hold: in a folder and in an install alike. Sizes in bytes. */
export const ownProviderLimits = {
  files: 1_000,
  fileBytes: 1024 * 1024,
  totalBytes: 8 * 1024 * 1024,
} as const;

/** One thing that is wrong with a provider of the user's own. */
export const ownProviderProblem = z.object({
  /** Path of the file, from the folder of all of them. */
  file: z.string(),
  /** JSON pointer into it; '' is the whole file. */
  pointer: z.string(),
  /** A sentence. Names line and column where the file is no JSON. */
  reason: z.string(),
});
export type OwnProviderProblem = z.infer<typeof ownProviderProblem>;

export const ownProviderInfo = z.object({
  id: z.string(),
  label: z.string(),
  /** How many event types it names, and how many of them have an example. */
  types: z.number().int(),
  templates: z.number().int(),
});
export type OwnProviderInfo = z.infer<typeof ownProviderInfo>;

export const ownProvidersState = z.object({
  /** Where they lie; null where the history is kept in memory only and there are none. */
  folder: z.string().nullable(),
  providers: z.array(ownProviderInfo),
  problems: z.array(ownProviderProblem),
  /** False where the system does not tell of changed files: they are read at a reload. */
  watching: z.boolean(),
});
export type OwnProvidersState = z.infer<typeof ownProvidersState>;

/** A file as a page reads it from a chosen folder; `path` is from that folder, with `/`. */
export const ownProviderFile = z.strictObject({ path: z.string().min(1).max(300), text: z.string() });
export type OwnProviderFile = z.infer<typeof ownProviderFile>;

const nothing = z.strictObject({});

export const ownProviderCalls = {
  'ownProviders.list': { input: nothing, output: ownProvidersState },
  /** Reads the folder anew, for systems that do not tell of changed files. */
  'ownProviders.reload': { input: nothing, output: ownProvidersState },
  /** All or nothing: files that have a problem are refused, and what is there is replaced only on demand. */
  'ownProviders.install': {
    input: z.strictObject({
      files: z.array(ownProviderFile).min(1).max(ownProviderLimits.files),
      replace: z.boolean().optional(),
    }),
    output: z.discriminatedUnion('status', [
      z.object({ status: z.literal('installed'), id: z.string(), state: ownProvidersState }),
      z.object({ status: z.literal('exists'), id: z.string() }),
      z.object({ status: z.literal('refused'), problems: z.array(ownProviderProblem) }),
    ]),
  },
  /** Moves it aside. `removed` names it for `ownProviders.restore`. */
  'ownProviders.remove': {
    input: z.strictObject({ id: z.string().min(1).max(200) }),
    output: z.object({ removed: z.string(), state: ownProvidersState }),
  },
  'ownProviders.restore': {
    input: z.strictObject({ removed: z.string().min(1).max(200) }),
    output: z.object({ id: z.string(), state: ownProvidersState }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
