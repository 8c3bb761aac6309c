import { z } from 'zod';
import { attemptProblem } from './attempts.ts';
import { flowNext } from './flows.ts';

/** What waits are divided by, between steps and between attempts; `max` does not wait. A time-out is never divided. */
export const speed = z.union([z.literal('max'), z.number().positive().max(1e9)]);
export type Speed = z.infer<typeof speed>;

/** A wait of the provider's as it is really waited. Milliseconds. */
export const compressed = (ms: number, by: Speed): number => (by === 'max' ? 0 : ms / by);

/** Branch → the value that was chosen. */
export const flowChoices = z.record(z.string().max(64), z.string().max(64));

/** Of the attempts of a run, its state carries so many, the newest. All are stored. */
export const SHOWN_ATTEMPTS = 300;

const place = {
  /** Id of the step. */
  step: z.string(),
  /** The step's place in the run, from 1: a step may come round again. */
  place: z.number().int(),
};

export const runStep = z.object({
  ...place,
  status: z.enum(['current', 'delivered', 'failed', 'gone']),
  attempts: z.number().int(),
  /** Why the handler got it more than once; null where it did not, as far as can be seen from here. */
  duplicate: z.string().nullable(),
});
export type RunStep = z.infer<typeof runStep>;

export const runAttempt = z.object({
  ...place,
  n: z.number().int(),
  /** ISO 8601, UTC, milliseconds. */
  startedAt: z.string(),
  durationMs: z.number(),
  status: z.number().int().nullable(),
  ok: z.boolean(),
  error: attemptProblem.nullable(),
  /** Why it was made though one was before it; null for the first. */
  why: z.string().nullable(),
  /** The handler had had this event whole before. */
  repeats: z.boolean(),
  /** The wait before it as the provider waits, and as it was really waited. Milliseconds. */
  plannedMs: z.number(),
  waitedMs: z.number(),
  /** Id of the stored delivery that it is the n-th attempt of. */
  delivery: z.number().int(),
});
export type RunAttempt = z.infer<typeof runAttempt>;

export const runWait = z.object({
  ...place,
  before: z.enum(['step', 'attempt']),
  plannedMs: z.number(),
  ms: z.number(),
  /** ISO 8601, UTC: when it is over. */
  until: z.string(),
});

export const runState = z.object({
  run: z.string(),
  /** Id of the flow. */
  flow: z.string(),
  url: z.string(),
  speed,
  /** `broken`: it could not go on, and `problem` says why. */
  status: z.enum(['running', 'paused', 'choosing', 'delivered', 'failed', 'stopped', 'broken']),
  problem: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  choices: flowChoices,
  /** Steps that the run has with the choices so far. */
  planned: z.number().int(),
  steps: z.array(runStep),
  attempts: z.array(runAttempt),
  attemptCount: z.number().int(),
  waiting: runWait.nullable(),
  /** The branch at which it holds. */
  choosing: flowNext.options[2].nullable(),
  remarks: z.array(z.string()),
});
export type RunState = z.infer<typeof runState>;

export const isRunning = ({ status }: RunState): boolean =>
  status === 'running' || status === 'paused' || status === 'choosing';
