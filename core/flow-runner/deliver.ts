import type { Clock } from '../clock.ts';
import type { Composed } from '../compose/compose.ts';
import type { DeliveryPolicy } from '../contract/delivery.ts';
import { compressed, type Speed } from '../contract/flow-runs.ts';
import type { FlowStep } from '../contract/flows.ts';
import { afterAttempt, MOST_ATTEMPTS, type NextAttempt } from '../delivery/policy.ts';
import type { Attempt, OutgoingMessage, SendOptions } from '../sender/attempt.ts';
import { deliveredTwice, statusOf, timedOutWhole, whyAgain } from './again.ts';
import type { RunGate } from './control.ts';
import type { FlowAttempt, FlowSending, FlowWait, StepResult } from './events.ts';
import { retryAfterMs } from './retry-after.ts';
import type { StepMessage } from './step-message.ts';

export interface DeliveryParts {
  readonly policy: DeliveryPolicy;
  readonly speed: Speed;
  readonly clock: Clock;
  readonly gate: RunGate;
  /** Never rejects for what the message or the network is like. */
  readonly send: (message: OutgoingMessage, options: SendOptions) => Promise<Attempt>;
  readonly onSending: (sending: FlowSending) => void;
  readonly onAttempt: (attempt: FlowAttempt) => void;
  readonly onWait: (wait: FlowWait) => void;
}

interface Reached {
  readonly step: FlowStep;
  readonly place: number;
}

/** What is known of a delivery while it lasts. */
interface Course {
  n: number;
  /** In the provider's time since the first attempt began: real answers, waits as they are planned. Milliseconds. */
  elapsedMs: number;
  /** The wait before the present attempt. */
  waitMs: number;
  why: string | null;
  /** The first attempt that the handler may have taken though it did not answer in time. */
  wholeAt: number | null;
  /** A fault asks for the same message once more after it was taken. */
  repeatDue: boolean;
}

/** Delivers one step under the policy, with all the attempts that this takes. Rejects with `cancelled` once the run is stopped. */
export async function deliverStep(
  reached: Reached,
  message: StepMessage,
  parts: DeliveryParts,
): Promise<StepResult> {
  const course: Course = { n: 1, elapsedMs: 0, waitMs: 0, why: null, wholeAt: null, repeatDue: false };
  for (;;) {
    const next = await attemptOnce(reached, message, course, parts);
    if (next.kind === 'end') return resultOf(reached, course, next, parts);
    if (next.waitMs > 0) await waitFor({ ...reached, before: 'attempt', plannedMs: next.waitMs }, parts);
    course.elapsedMs += next.waitMs;
    course.waitMs = next.waitMs;
    course.n += 1;
  }
}

async function attemptOnce(
  reached: Reached,
  message: StepMessage,
  course: Course,
  parts: DeliveryParts,
): Promise<NextAttempt> {
  const { clock, gate, policy } = parts;
  await gate.beforeAttempt();
  const composed = await message.compose(clock.now());
  const { n, why, waitMs: plannedMs } = course;
  const sending: FlowSending = {
    ...reached,
    n,
    message: composed.message,
    signedWith: composed.signedWith,
    remarks: [...composed.sentences, ...composed.remarks],
  };
  parts.onSending(sending);
  const attempt = await parts.send(composed.message, {
    timeoutMs: policy.timeoutMs.value,
    signal: gate.signal,
    bodyFault: composed.bodyFault,
  });
  course.elapsedMs += attempt.timings.totalMs;
  const repeats = course.wholeAt !== null || course.repeatDue;
  const next = nextOf(attempt, composed, course, parts);
  parts.onAttempt({ ...sending, why, plannedMs, repeats, attempt, next });
  return next;
}

/** What comes after it; notes in the course why. */
function nextOf(
  attempt: Attempt,
  { message, times }: Composed,
  course: Course,
  { policy, clock }: DeliveryParts,
): NextAttempt {
  if (attempt.ok && times === 2 && !course.repeatDue) {
    course.repeatDue = true;
    course.why = 'The fault sends the same message twice.';
    return { kind: 'again', waitMs: 0 };
  }
  if (course.repeatDue) return { kind: 'end', why: 'delivered' };
  const whole = timedOutWhole(attempt, message.body.length);
  const next = afterAttempt(policy, {
    attempt: course.n,
    elapsedMs: course.elapsedMs,
    status: statusOf(attempt),
    retryAfterMs: retryAfterMs(attempt.response, clock.now()),
  });
  if (next.kind === 'end') return next;
  if (course.n >= MOST_ATTEMPTS) return { kind: 'end', why: 'exhausted' };
  course.why = whyAgain(attempt, whole, policy);
  if (whole) course.wholeAt ??= course.n;
  return next;
}

function resultOf(
  reached: Reached,
  { n, wholeAt, repeatDue }: Course,
  { why }: Extract<NextAttempt, { kind: 'end' }>,
  { policy }: DeliveryParts,
): StepResult {
  const outcome = why === 'delivered' || why === 'gone' ? why : 'failed';
  const late = wholeAt === null ? null : deliveredTwice(wholeAt, policy);
  const duplicate = repeatDue ? 'The handler got it twice, as the fault wants it.' : late;
  return { ...reached, outcome, attempts: n, duplicate };
}

/** Waits as the speed says, and says so. */
export async function waitFor(
  wait: Omit<FlowWait, 'ms' | 'until'>,
  { speed, clock, gate, onWait }: Pick<DeliveryParts, 'speed' | 'clock' | 'gate' | 'onWait'>,
): Promise<void> {
  const ms = compressed(wait.plannedMs, speed);
  if (ms > 0) onWait({ ...wait, ms, until: clock.now() + ms });
  await gate.wait(ms, wait.before === 'step');
}
