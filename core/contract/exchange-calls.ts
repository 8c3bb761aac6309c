import { z } from 'zod';
import { jobId } from './job-calls.ts';
import { importForm } from './models.ts';
import { snippetTarget } from './snippets.ts';

/** The most events that are exported at once from the window. */
export const EXPORT_AT_MOST = 10_000;
/** The most that one piece of a file to import carries, in bytes. */
export const IMPORT_PIECE = 256 * 1024;

/** A program that sends one event. */
export const codeFormat = snippetTarget.exclude(['curl']);
export type CodeFormat = z.infer<typeof codeFormat>;

/** What events can be written as. */
export const exportFormat = z.enum([
  'curl',
  'http',
  'har',
  'json',
  'bundle',
  'vitest',
  'jest',
  'pytest',
  ...codeFormat.options,
]);
export type ExportFormat = z.infer<typeof exportFormat>;

const maskedPlace = z.enum(['header', 'trailer', 'query', 'path', 'body', 'reply-header', 'reply-body']);

/** A place of which values are hidden; `name` is the header's or the parameter's, '' where the place has none. */
export const maskedCount = z.object({ place: maskedPlace, name: z.string(), count: z.number().int() });
export type MaskedCount = z.infer<typeof maskedCount>;

const ids = z.array(z.string().min(1).max(40)).min(1).max(EXPORT_AT_MOST);

export const exchangeCalls = {
  /** What an export would hide, and which events it could not write: bytes that are no HTTP are no request. */
  'exchange.preview': {
    input: z.strictObject({ ids, format: exportFormat }),
    output: z.object({ masked: z.array(maskedCount), leftOut: z.number().int() }),
  },
  /**
   * A piece of the export, from an event on (0 is the first); `next` is where the following piece begins, null after the last.
   * The pieces behind each other are the file. A `bundle` is masked whatever `masked` says.
   */
  'exchange.export': {
    input: z.strictObject({
      ids,
      format: exportFormat,
      /** False: secrets stay as they came. */
      masked: z.boolean(),
      from: z.number().int().min(0),
    }),
    output: z.object({ bytesBase64: z.string(), next: z.number().int().nullable() }),
  },
  /** Takes in a file, whose pieces come by `exchange.piece`. Answered when all is stored; nothing is where it fails or is cancelled. */
  'exchange.import': {
    input: z.strictObject({ job: jobId, size: z.number().int().min(0) }),
    output: z.object({
      form: importForm,
      events: z.number().int(),
      /** Running numbers of the first and last; null where there was none. */
      first: z.number().int().nullable(),
      last: z.number().int().nullable(),
      skipped: z.number().int(),
      /** Why the first that was skipped could not be read. */
      reason: z.string().nullable(),
    }),
  },
  /** The next piece of the file; the last one says so, and may be empty. Answered when the next may come. */
  'exchange.piece': {
    input: z.strictObject({
      job: jobId,
      bytesBase64: z.string().max(Math.ceil(IMPORT_PIECE / 3) * 4),
      last: z.boolean(),
    }),
    output: z.object({}),
  },
} as const;
export type ImportResult = z.infer<(typeof exchangeCalls)['exchange.import']['output']>;
