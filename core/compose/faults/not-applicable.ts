import type { Fault } from '../../contract/drafts.ts';
import { HookglassError } from '../../contract/errors.ts';

/** A fault that this message cannot have: the sentence says why, and what to choose. */
export function notApplicable(fault: Fault, reason: string): HookglassError {
  return new HookglassError('fault-not-applicable', `The fault ${fault} cannot be made: ${reason}`, {
    details: { fault },
  });
}
