import { z } from 'zod';
import { caseResult, checkReport, reportFormat } from './checks.ts';
import { signingOptions } from './drafts.ts';
import { givenSecret } from './given-secret.ts';
import { jobId } from './job-calls.ts';
import { headerPair } from './models.ts';

/** A case that failed before and does not now, or the other way about. */
export const checkChange = z.object({ id: z.string(), kind: z.enum(['fixed', 'regressed']) });
export type CheckChange = z.infer<typeof checkChange>;

/** A report beside the run of the same provider and handler before it. */
export const checkOutcome = z.object({ report: checkReport, changes: z.array(checkChange) });
export type CheckOutcome = z.infer<typeof checkOutcome>;

const url = z.string().max(16_000);
const subject = { provider: z.string().min(1).max(200), url };

export const checkCalls = {
  /**
   * Plays a provider to a handler. The job's cancellation ends it with what there is: `complete` is false then. Where only some
   * cases are run, the others stand as they were in the last report.
   */
  'check.run': {
    input: z.strictObject({
      job: jobId,
      ...subject,
      /** null takes the scheme that the provider documents. */
      scheme: z.string().max(200).nullable(),
      schemeOptions: signingOptions,
      secret: givenSecret,
      headers: z.array(headerPair),
      /** Ids of the cases to run; null: all. */
      only: z.array(z.string().max(500)).max(1_000).nullable(),
      stateUrl: url.nullable(),
      /** Milliseconds; null takes the provider's own. */
      limitMs: z.number().int().min(1).max(600_000).nullable(),
    }),
    output: checkOutcome,
  },
  /** Every id of a case that a check of this provider can have. */
  'check.ids': {
    input: z.strictObject({ provider: subject.provider }),
    output: z.object({ ids: z.array(z.string()) }),
  },
  /** The last run of this provider and handler; null where there was none. */
  'check.last': { input: z.strictObject(subject), output: z.object({ last: checkOutcome.nullable() }) },
  'check.report': {
    input: z.strictObject({ report: checkReport, format: reportFormat }),
    output: z.object({ text: z.string(), extension: z.string() }),
  },
} as const;

export const checkPushes = {
  /** A case that has ended. */
  'check.case': z.object({
    job: jobId,
    result: caseResult,
    done: z.number().int(),
    total: z.number().int(),
  }),
} as const;
export type CheckPush = z.infer<(typeof checkPushes)['check.case']>;
