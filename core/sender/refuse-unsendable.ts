import type { AttemptProblemCode } from '../contract/attempts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Attempt } from './attempt.ts';

/** Problems of what was typed, and not of the network. */
const ofInput: readonly AttemptProblemCode[] = [
  'url-invalid',
  'method-invalid',
  'header-invalid',
  'ca-invalid',
];

/** Throws `bad-argument` where nothing was sent because of what was asked for. */
export function refuseUnsendable({ error }: Attempt): void {
  if (error && ofInput.includes(error.code)) throw new HookglassError('bad-argument', error.message);
}
