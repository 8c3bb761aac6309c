import { z } from 'zod';

/**
 * Names a job: work that takes longer than a click. Who starts it chooses the name, so that it can be cancelled before its
 * call is answered; it has to be one that nobody else uses.
 */
export const jobId = z.string().min(1).max(100);

export const jobCalls = {
  /** The job's own call is rejected with `job-cancelled`. To cancel what has ended is no error. */
  'jobs.cancel': { input: z.strictObject({ job: jobId }), output: z.object({}) },
} as const;

export const jobPushes = {
  /** How far a job is, in units of its own; `total` is null where that is not known. */
  'job.progress': z.object({
    job: jobId,
    done: z.number().int(),
    total: z.number().int().nullable(),
  }),
} as const;
export type JobProgress = z.infer<(typeof jobPushes)['job.progress']>;
