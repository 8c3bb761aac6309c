import type { DeliveryPolicy } from '../../contract/delivery.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { RunStart } from '../../contract/flow-calls.ts';
import { ladder, MOST_ATTEMPTS } from '../../delivery/policy.ts';

/** A policy with the numbers of the user's own. Throws for one with more attempts than any provider makes. */
export function policyWith(
  policy: DeliveryPolicy,
  { timeoutMs, retry }: Pick<RunStart, 'timeoutMs' | 'retry'>,
): DeliveryPolicy {
  const changed: DeliveryPolicy = {
    ...policy,
    timeoutMs: timeoutMs === null ? policy.timeoutMs : { value: timeoutMs, documented: false },
    retry: retry ?? policy.retry,
  };
  if (ladder(changed).length < MOST_ATTEMPTS) return changed;
  throw new HookglassError(
    'bad-argument',
    `These waits would make ${MOST_ATTEMPTS} attempts or more at one event. Make them longer, or the time for them shorter.`,
    { details: { field: 'retry' } },
  );
}
