import { type RunState, type RunStep, SHOWN_ATTEMPTS } from '../contract/flow-runs.ts';
import type { Flow } from '../contract/flows.ts';
import { type Choices, walk } from '../flows/walk.ts';
import type { FlowAttempt, FlowRunEvent, FlowWait, StepResult } from './events.ts';

export function firstState(
  flow: Flow,
  begun: Pick<RunState, 'run' | 'url' | 'speed' | 'choices' | 'startedAt'>,
): RunState {
  return {
    ...begun,
    flow: flow.id,
    status: 'running',
    problem: null,
    endedAt: null,
    planned: walk(flow, begun.choices).length,
    steps: [],
    attempts: [],
    attemptCount: 0,
    waiting: null,
    choosing: null,
    remarks: [],
  };
}

/** What happened beside the event: the stored delivery of an attempt, and the time. */
export interface Beside {
  readonly delivery: number;
  readonly now: number;
}

/** The state after an event. */
export function afterEvent(state: RunState, event: FlowRunEvent, beside: Beside): RunState {
  switch (event.kind) {
    case 'waiting':
      return { ...state, waiting: waitOf(event) };
    case 'choosing':
      return { ...state, status: 'choosing', choosing: event.branch, waiting: null };
    case 'step':
      return { ...state, waiting: null, choosing: null, steps: [...state.steps, begun(event)] };
    case 'sending':
      return state;
    case 'attempt':
      return withAttempt(state, event, beside);
    case 'step-ended':
      return { ...state, waiting: null, steps: state.steps.map((step) => ended(step, event)) };
    case 'finished':
      return {
        ...state,
        ...over(beside.now),
        status: event.outcome,
        steps: state.steps.filter(({ status }) => status !== 'current'),
      };
  }
}

/** It could not go on. */
export const broken = (state: RunState, problem: string, now: number): RunState => ({
  ...state,
  ...over(now),
  status: 'broken',
  problem,
});

/** What was chosen or asked for by a person. */
export const steered = (state: RunState, flow: Flow, paused: boolean, choices: Choices): RunState => ({
  ...state,
  status: state.choosing && !(state.choosing.branch in choices) ? 'choosing' : paused ? 'paused' : 'running',
  choosing: state.choosing && state.choosing.branch in choices ? null : state.choosing,
  choices: { ...choices },
  planned: walk(flow, choices).length,
});

const over = (now: number): Pick<RunState, 'waiting' | 'choosing' | 'endedAt'> => ({
  waiting: null,
  choosing: null,
  endedAt: new Date(now).toISOString(),
});

const begun = ({ step, place }: { step: { id: string }; place: number }): RunStep => ({
  step: step.id,
  place,
  status: 'current',
  attempts: 0,
  duplicate: null,
});

const ended = (step: RunStep, { place, outcome, duplicate }: StepResult): RunStep =>
  step.place === place ? { ...step, status: outcome, duplicate } : step;

const waitOf = ({ before, step, place, plannedMs, ms, until }: FlowWait): RunState['waiting'] => ({
  ...{ before, step: step.id, place, plannedMs, ms },
  until: new Date(until).toISOString(),
});

function withAttempt(state: RunState, event: FlowAttempt, { delivery }: Beside): RunState {
  const { step, place, n, why, repeats, attempt, remarks } = event;
  const { waiting } = state;
  const waited = waiting?.before === 'attempt' && waiting.place === place ? waiting : null;
  const shown: RunState['attempts'][number] = {
    ...{ step: step.id, place, n, why, repeats, delivery, error: attempt.error, ok: attempt.ok },
    startedAt: new Date(attempt.startedAt).toISOString(),
    durationMs: attempt.timings.totalMs,
    status: attempt.response?.status ?? null,
    plannedMs: event.plannedMs,
    waitedMs: waited?.ms ?? 0,
  };
  return {
    ...state,
    waiting: null,
    attempts: [...state.attempts, shown].slice(-SHOWN_ATTEMPTS),
    attemptCount: state.attemptCount + 1,
    steps: state.steps.map((one) => (one.place === place ? { ...one, attempts: n } : one)),
    remarks: [...new Set([...state.remarks, ...remarks])],
  };
}
