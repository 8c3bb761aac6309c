import type { Answer, Shot } from '../check/case.ts';
import { evidenceOf } from '../check/evidence.ts';
import type { Delivered } from '../check/run.ts';
import type { Clock } from '../clock.ts';
import type { Composed } from '../compose/compose.ts';
import type { Attempt } from '../sender/attempt.ts';
import { refuseUnsendable } from '../sender/refuse-unsendable.ts';
import type { Sender } from '../sender/sender.ts';
import { composeShot, type MessageParts } from './message.ts';

/** More of an answer no verdict needs. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface DeliveryOptions {
  readonly sender: Sender;
  readonly clock: Clock;
  /** How long an answer is waited for, milliseconds. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** What sends the shots of one check. Rejects as `composeShot`, and with `bad-argument` for a URL or header that cannot be sent. */
export function createDelivery(
  parts: MessageParts,
  { sender, clock, waitMs, signal }: DeliveryOptions,
): (shot: Shot) => Promise<Delivered> {
  let lastId: string | null = null;
  return async (shot) => {
    const composed = await composeShot(shot, parts, clock.now(), shot.again ? lastId : null);
    lastId = composed.signedId;
    const attempt = await sender.send(composed.message, {
      timeoutMs: waitMs,
      // One of its own: a burst would be too many listeners on the run's.
      signal: AbortSignal.any([signal]),
      maxResponseBytes: MAX_ANSWER_BYTES,
    });
    refuseUnsendable(attempt);
    return { answer: answerOf(attempt), evidence: evidenceOfAttempt(shot, composed, attempt, parts) };
  };
}

function answerOf({ response, error, timings, request }: Attempt): Answer {
  const whole = error === null || error.code === 'response-too-large';
  const opened = request.rawHead.length > 0;
  return {
    status: whole ? (response?.status ?? null) : null,
    durationMs: timings.totalMs,
    // A connection that does not open says nothing of how long answers take.
    error: error?.code === 'target-timeout' && !opened ? { ...error, code: 'target-unreachable' } : error,
  };
}

const evidenceOfAttempt = (
  { title }: Shot,
  { message }: Composed,
  { request, response, timings, error }: Attempt,
  { plan }: MessageParts,
): Delivered['evidence'] =>
  evidenceOf(
    {
      title,
      request: { ...message, headers: request.headers },
      response,
      durationMs: timings.totalMs,
      error: error?.message ?? null,
    },
    plan.secretHeaders,
  );
