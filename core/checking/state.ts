import { HookglassError } from '../contract/errors.ts';
import type { OutgoingMessage } from '../sender/attempt.ts';
import { refuseUnsendable, requireSendable } from '../sender/refuse-unsendable.ts';
import type { Sender } from '../sender/sender.ts';

const STATE_TIMEOUT_MS = 10_000;

const question = (url: string): OutgoingMessage => ({
  method: 'GET',
  url,
  headers: [],
  body: new Uint8Array(),
});

/** Throws `bad-argument` for an address that is none: before the handler hears anything. */
export function requireStateUrl(url: string): void {
  requireSendable(question(url));
}

/**
 * Reads the state that a handler shows, as text. Rejects with `state-unreadable` for anything but a whole 2xx answer: two
 * error pages that are the same would say nothing.
 */
export async function readState(url: string, sender: Sender, signal: AbortSignal): Promise<string> {
  const attempt = await sender.send(question(url), { timeoutMs: STATE_TIMEOUT_MS, signal });
  refuseUnsendable(attempt);
  const { ok, response, error } = attempt;
  if (ok && response && error === null) return Buffer.from(response.body).toString('latin1');
  throw new HookglassError(
    'state-unreadable',
    `The state address could not be read: ${error?.message ?? `it answered ${response?.status}.`}`,
  );
}
