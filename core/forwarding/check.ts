import { HookglassError } from '../contract/errors.ts';
import type { Forwarding, ForwardTarget } from '../contract/forwarding.ts';
import { parseTarget } from '../sender/target.ts';

/** Throws `bad-argument` for the first target that cannot be one, with `details.target` and `details.field`. */
export function checkForwarding({ targets }: Forwarding): void {
  targets.forEach((target, index) => {
    const parsed = parseTarget(target.url);
    if (!parsed.ok) refuse(target, parsed.problem.message);
    if (targets.findIndex(({ id }) => id === target.id) < index) refuse(target, 'Two targets have one id.');
    if (targets.findIndex(({ url }) => url === target.url) < index)
      refuse(target, 'This address stands in the list already.');
  });
}

function refuse({ id }: ForwardTarget, message: string): never {
  throw new HookglassError('bad-argument', message, { details: { target: id, field: 'url' } });
}
