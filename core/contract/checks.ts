import { z } from 'zod';
import { headerPair } from './models.ts';

/** Every form in which a report can be saved. */
export const reportFormat = z.enum(['junit', 'json', 'markdown', 'html']);
export type ReportFormat = z.infer<typeof reportFormat>;

export const caseStatus = z.enum(['pass', 'fail', 'warn', 'skip']);
export type CaseStatus = z.infer<typeof caseStatus>;

/** One message of a case and what came back: what anyone can look at to believe the verdict. */
export const caseEvidence = z.object({
  title: z.string(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(headerPair),
    /** The first `EVIDENCE_BYTES`; `size` is the whole. */
    bodyBase64: z.string(),
    size: z.number().int(),
  }),
  response: z
    .object({
      status: z.number().int(),
      headers: z.array(headerPair),
      bodyBase64: z.string(),
      size: z.number().int(),
    })
    .nullable(),
  /** Milliseconds. */
  durationMs: z.number(),
  /** Why no answer came, in a sentence. */
  error: z.string().nullable(),
});
export type CaseEvidence = z.infer<typeof caseEvidence>;

/** More of a body no report needs. */
export const EVIDENCE_BYTES = 16 * 1024;

export const caseResult = z.object({
  id: z.string(),
  title: z.string(),
  status: caseStatus,
  /** What a right handler does, and why. */
  expected: z.string(),
  why: z.string(),
  /** What this one did, or why the case was skipped. */
  observed: z.string(),
  evidence: z.array(caseEvidence),
});
export type CaseResult = z.infer<typeof caseResult>;

/** Whose limit answers are held against: the provider's documents', the user's own, or ours for want of either. */
export const limitFrom = z.enum(['document', 'user', 'default']);
export type LimitFrom = z.infer<typeof limitFrom>;

export const answerTimes = z.object({
  count: z.number().int(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  maxMs: z.number(),
  limitMs: z.number(),
  limitFrom,
});
export type AnswerTimes = z.infer<typeof answerTimes>;

export const checkReport = z.object({
  provider: z.string(),
  target: z.string(),
  /** Id of the scheme that was signed with; null where the provider documents none and none was chosen. */
  scheme: z.string().nullable(),
  /** ISO 8601. */
  startedAt: z.string(),
  durationMs: z.number(),
  cases: z.array(caseResult),
  passed: z.number().int(),
  failed: z.number().int(),
  warned: z.number().int(),
  skipped: z.number().int(),
  /** null where nothing was answered. */
  times: answerTimes.nullable(),
  /** Why the handler could not be reached at all, in a sentence; null where it was. */
  unreachable: z.string().nullable(),
  /** False where the run was ended before its last case. */
  complete: z.boolean(),
});
export type CheckReport = z.infer<typeof checkReport>;
