import type { AttemptProblemCode } from '../contract/attempts.ts';
import type { Attempt } from '../sender/attempt.ts';

/** So many events wait at one target; what arrives then is not forwarded to it, and counted. */
export const MOST_WAITING = 10_000;
/** So many attempts in a row that came to no answer: the target is taken to be down. */
export const MISSES_TO_DOWN = 5;

/** Waits in milliseconds: before the second try, the third and so on; and between two probes of a target that is down. */
export const retryWait = (tries: number): number => Math.min(1_000 * 4 ** (tries - 1), 60_000);
export const probeWait = (probes: number): number => Math.min(1_000 * 2 ** probes, 30_000);

/** Another try would end as this one did. */
const FINAL: readonly AttemptProblemCode[] = [
  'url-invalid',
  'method-invalid',
  'header-invalid',
  'ca-invalid',
  'response-too-large',
  'cancelled',
];

/** Statuses with which a handler asks for another try. */
const AGAIN = new Set([408, 425, 429]);

export function deservesRetry({ ok, response, error }: Attempt): boolean {
  if (ok) return false;
  if (error !== null && !FINAL.includes(error.code)) return true;
  return response !== null && (response.status >= 500 || AGAIN.has(response.status));
}

/** It came to no answer for a reason that is the target's. */
export function missed({ response, error }: Attempt): boolean {
  return response === null && error !== null && !FINAL.includes(error.code);
}
