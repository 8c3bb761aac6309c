import type { FlowNext, FlowStep } from '../contract/flows.ts';
import type { NextAttempt } from '../delivery/policy.ts';
import type { Attempt, OutgoingMessage } from '../sender/attempt.ts';

/** An attempt of a run as it is about to leave. */
export interface FlowSending {
  readonly step: FlowStep;
  /** The step's place in the run, from 1: a step may come round again. */
  readonly place: number;
  /** The attempt's number in its step, from 1. */
  readonly n: number;
  readonly message: OutgoingMessage;
  /** Id of the scheme whose signature it carries; null where it carries none. */
  readonly signedWith: string | null;
  /** What the fault did, and what the user may not expect, in sentences. */
  readonly remarks: readonly string[];
}

/** An attempt that has ended, and what the policy makes of it. */
export interface FlowAttempt extends FlowSending {
  /** Why it was made though one was before it, as a sentence; null for the first. */
  readonly why: string | null;
  /** How long the provider waits before it, after the attempt before it ended. Milliseconds. */
  readonly plannedMs: number;
  /** The handler had had this event whole before, and may have kept it. */
  readonly repeats: boolean;
  readonly attempt: Attempt;
  readonly next: NextAttempt;
}

export type StepOutcome = 'delivered' | 'failed' | 'gone';

export interface StepResult {
  readonly step: FlowStep;
  readonly place: number;
  readonly outcome: StepOutcome;
  readonly attempts: number;
  /** Why the handler got it more than once, as a sentence; null where it did not, as far as can be seen from here. */
  readonly duplicate: string | null;
}

export interface FlowResult {
  readonly outcome: 'delivered' | 'failed' | 'stopped';
  readonly steps: readonly StepResult[];
  readonly attempts: number;
  /** Whether any attempt came to an answer, whichever. */
  readonly answered: boolean;
}

export type FlowBranch = Extract<FlowNext, { kind: 'branch' }>;

export interface FlowWait {
  readonly before: 'step' | 'attempt';
  readonly step: FlowStep;
  readonly place: number;
  /** As the provider waits, and as it is really waited. Milliseconds. */
  readonly plannedMs: number;
  readonly ms: number;
  /** When it is over: milliseconds since 1970, UTC. */
  readonly until: number;
}

/** What a run tells, in the order in which it happens. */
export type FlowRunEvent =
  | ({ readonly kind: 'waiting' } & FlowWait)
  | { readonly kind: 'choosing'; readonly branch: FlowBranch }
  | { readonly kind: 'step'; readonly step: FlowStep; readonly place: number }
  | ({ readonly kind: 'sending' } & FlowSending)
  | ({ readonly kind: 'attempt' } & FlowAttempt)
  | ({ readonly kind: 'step-ended' } & StepResult)
  | ({ readonly kind: 'finished' } & FlowResult);
