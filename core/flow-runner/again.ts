import type { DeliveryPolicy } from '../contract/delivery.ts';
import { isDelivered } from '../delivery/policy.ts';
import type { Attempt } from '../sender/attempt.ts';

/** The answer that a provider goes by; null where it broke off, so that nobody could take it for a success. */
export function statusOf({ ok, response }: Attempt): number | null {
  const status = response?.status ?? null;
  return ok || !isDelivered(status) ? status : null;
}

/** The handler was given all of it and did not answer in time: it may finish all the same. */
export const timedOutWhole = ({ error, request }: Attempt, bodyBytes: number): boolean =>
  error?.code === 'target-timeout' && request.rawHead.length > 0 && request.bodyBytes === bodyBytes;

/** Why there is an attempt after this one. */
export function whyAgain(attempt: Attempt, whole: boolean, policy: DeliveryPolicy): string {
  if (whole)
    return `There was no answer within ${seconds(policy)}, though the handler had been sent all of it: one that finishes later gets the event again.`;
  const status = statusOf(attempt);
  if (status !== null) return `The handler answered ${status}.`;
  return attempt.error?.message ?? 'There was no whole answer.';
}

/** What the handler has to know how to live with. */
export const deliveredTwice = (first: number, policy: DeliveryPolicy): string =>
  `The handler got it twice: attempt ${first} was sent whole and was not answered within ${seconds(policy)}, so it was sent again. A handler that finished late has handled it twice, unless it knows what it has had.`;

const seconds = ({ timeoutMs }: DeliveryPolicy): string => `${timeoutMs.value / 1000} s`;
