import type { Clock } from '../clock.ts';
import type { ComposeContext } from '../compose/compose.ts';
import type { DeliveryPolicy } from '../contract/delivery.ts';
import { toHookglassError } from '../contract/errors.ts';
import type { Speed } from '../contract/flow-runs.ts';
import type { Flow, FlowNext, FlowStep } from '../contract/flows.ts';
import { follow, MOST_STEPS } from '../flows/walk.ts';
import type { Template } from '../templates.ts';
import type { RunGate } from './control.ts';
import { type DeliveryParts, deliverStep, waitFor } from './deliver.ts';
import type { FlowResult, FlowRunEvent, StepResult } from './events.ts';
import { type RunTarget, stepMessage } from './step-message.ts';
import { makeVariables } from './variables.ts';

export interface FlowRun {
  /** One without problems (`flowProblems`). */
  readonly flow: Flow;
  readonly target: RunTarget;
  readonly policy: DeliveryPolicy;
  readonly speed: Speed;
  /** Holds at a branch for which nothing was chosen; otherwise its default is taken. */
  readonly ask: boolean;
  readonly context: Pick<ComposeContext, 'registry' | 'secret' | 'random' | 'environment' | 'event'>;
  readonly readTemplate: (id: string) => Promise<Template>;
  readonly send: DeliveryParts['send'];
  readonly clock: Clock;
  readonly gate: RunGate;
  readonly onEvent: (event: FlowRunEvent) => void;
}

/**
 * Plays a flow, step after step: one that was not delivered does not keep the next from being sent, as a provider's
 * events do not wait for one another; an answer that ends the subscription does. Rejects as `composeMessage` and
 * `readTemplate` do; a stop is no error.
 */
export async function runFlow(run: FlowRun): Promise<FlowResult> {
  const progress: Progress = { steps: [], attempts: 0, answered: false, bodies: {} };
  try {
    await goThrough(run, progress);
  } catch (thrown) {
    if (!run.gate.signal.aborted || toHookglassError(thrown).code !== 'cancelled') throw thrown;
  }
  const { steps, attempts, answered } = progress;
  const delivered = steps.every(({ outcome }) => outcome === 'delivered');
  const outcome = run.gate.signal.aborted ? 'stopped' : delivered ? 'delivered' : 'failed';
  const result: FlowResult = { outcome, steps, attempts, answered };
  run.onEvent({ kind: 'finished', ...result });
  return result;
}

interface Progress {
  readonly steps: StepResult[];
  attempts: number;
  answered: boolean;
  /** Step → its newest body, for those after it. */
  readonly bodies: Record<string, unknown>;
}

async function goThrough(run: FlowRun, progress: Progress): Promise<void> {
  const { flow, gate } = run;
  const variables = await makeVariables(flow, { ...run.context, now: run.clock.now() });
  let step = await stepAfter(run, flow.start);
  for (let place = 1; step && place <= MOST_STEPS; place++) {
    const before = { before: 'step', step, place, plannedMs: step.delayMs } as const;
    if (place > 1) await waitFor(before, { ...run, onWait: (wait) => tellWait(run, wait) });
    await gate.beforeStep();
    const result = await playStep(run, step, place, variables, progress);
    progress.steps.push(result);
    run.onEvent({ kind: 'step-ended', ...result });
    gate.afterStep();
    step = result.outcome === 'gone' ? null : await stepAfter(run, step.next);
  }
}

const tellWait = ({ onEvent }: FlowRun, wait: Parameters<DeliveryParts['onWait']>[0]): void =>
  onEvent({ kind: 'waiting', ...wait });

/** The step that follows; at a branch, after its choice. */
async function stepAfter({ flow, gate, ask, onEvent }: FlowRun, next: FlowNext): Promise<FlowStep | null> {
  if (next.kind !== 'branch') return follow(flow, next, {});
  let value = gate.choiceOf(next.branch);
  if (value === null && ask) {
    onEvent({ kind: 'choosing', branch: next });
    value = await gate.choice(next.branch);
  }
  return follow(flow, next, value === null ? {} : { [next.branch]: value });
}

async function playStep(
  run: FlowRun,
  step: FlowStep,
  place: number,
  variables: Readonly<Record<string, string>>,
  progress: Progress,
): Promise<StepResult> {
  run.onEvent({ kind: 'step', step, place });
  const context = {
    ...run.context,
    now: run.clock.now(),
    flow: variables,
    steps: { ...progress.bodies },
  };
  const message = await stepMessage(step, await run.readTemplate(step.template), run.target, context);
  return deliverStep({ step, place }, message, {
    ...run,
    onWait: (wait) => tellWait(run, wait),
    onSending: (sending) => run.onEvent({ kind: 'sending', ...sending }),
    onAttempt(attempt) {
      progress.attempts += 1;
      progress.answered ||= attempt.attempt.response !== null;
      progress.bodies[step.id] = readJson(attempt.message.body);
      run.onEvent({ kind: 'attempt', ...attempt });
    },
  });
}

/** A fault may make it unreadable: then it has no values for other steps. */
function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
