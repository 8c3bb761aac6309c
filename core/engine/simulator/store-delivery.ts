import type { CallInput } from '../../contract/calls.ts';
import type { Attempt } from '../../sender/attempt.ts';
import { arrivedAs } from '../arrived-as.ts';
import { storedAttempt } from '../stored-attempt.ts';
import { type Ready, remarksOf } from './compose.ts';
import type { SimulatorParts } from './parts.ts';

type About = Pick<CallInput<'simulator.send'>, 'draft' | 'environment' | 'event' | 'timeoutMs'>;

/** Writes a delivery of the Simulator, without attempts yet; gives its id. Throws `history-write-failed`. */
export function beginDelivery(
  { draft, environment, event, timeoutMs }: About,
  { composed }: Ready,
  { deliveries }: SimulatorParts,
): number {
  const { template, provider, eventType, fault } = draft;
  return deliveries.begin({
    kind: 'send',
    url: composed.message.url,
    ...{ template, provider, eventType, fault, draft },
    flow: null,
    run: null,
    step: null,
    sentWith: { environment, event, timeoutMs },
    scheme: composed.signedWith,
    remarks: remarksOf(composed),
  });
}

/** Stores an attempt that has ended, tied to the event that it became here since `after`. */
export function storeAttempt(
  delivery: number,
  attempt: Attempt,
  { composed: { message }, secret }: Ready,
  after: number,
  parts: SimulatorParts,
): void {
  const eventSeq = arrivedAs(attempt, message, after, parts);
  parts.deliveries.addAttempt(delivery, { ...storedAttempt(attempt, message.body, secret), eventSeq });
}
