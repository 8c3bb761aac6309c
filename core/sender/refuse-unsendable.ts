import type { AttemptProblemCode } from '../contract/attempts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Attempt, OutgoingMessage } from './attempt.ts';
import { buildHead } from './head.ts';
import { parseTarget } from './target.ts';

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

/** The same, before anything is said about the message or a socket is opened. */
export function requireSendable(message: OutgoingMessage): void {
  const target = parseTarget(message.url);
  const head = target.ok ? buildHead(message, target.value, true) : target;
  if (!head.ok) throw new HookglassError('bad-argument', head.problem.message);
}
