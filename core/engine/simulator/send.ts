import type { CallInput } from '../../contract/calls.ts';
import type { DeliveryDetail } from '../../contract/deliveries.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { Sender } from '../../sender/sender.ts';
import type { Job } from '../jobs.ts';
import { makeReady, type Ready } from './compose.ts';
import type { SimulatorParts } from './parts.ts';
import { beginDelivery, storeAttempt } from './store-delivery.ts';

type SendInput = CallInput<'simulator.send'>;

/** Sends a draft, twice where that is its fault, and stores each attempt once it has ended. */
export async function sendDraft(
  input: SendInput,
  parts: SimulatorParts,
  sender: Sender,
): Promise<DeliveryDetail> {
  const ready = await makeReady(input, parts);
  return parts.jobs.run(input.job, async (job) => {
    const delivery = beginDelivery(input, ready, parts);
    for (let n = 1; n <= ready.composed.times && !job.signal.aborted; n++)
      await attemptOnce(delivery, { input, ready, job, parts, sender });
    return deliveryOf(delivery, parts);
  });
}

interface Sending {
  readonly input: SendInput;
  readonly ready: Ready;
  readonly job: Job;
  readonly parts: SimulatorParts;
  readonly sender: Sender;
}

async function attemptOnce(delivery: number, { input, ready, job, parts, sender }: Sending): Promise<void> {
  const { message, bodyFault } = ready.composed;
  const { timeoutMs, proxy, ca } = input;
  const after = parts.writer.lastSeq;
  const attempt = await sender.send(message, { timeoutMs, proxy, ca, bodyFault, signal: job.signal });
  storeAttempt(delivery, attempt, ready, after, parts);
}

export function deliveryOf(id: number, { deliveries }: Pick<SimulatorParts, 'deliveries'>): DeliveryDetail {
  const found = deliveries.get(id);
  if (found) return found;
  throw new HookglassError('delivery-not-found', `There is no delivery ${id} in this history.`);
}
