import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { retryAfterMs } from '../flow-runner/retry-after.ts';
import type { Sleep } from '../flow-runner/sleep.ts';
import type { Attempt, ReceivedResponse } from '../sender/attempt.ts';
import type { Sender } from '../sender/sender.ts';
import type { OkayaAccess } from './account.ts';
import { readAnswer } from './answer.ts';
import { noAnswer } from './failures.ts';

/** For a call with all its attempts, milliseconds. */
export const CALL_LIMIT_MS = 12_000;
/** Far more than any documented answer has. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** Before the second and the third attempt, milliseconds, where the answer does not say. */
const WAITS_MS = [400, 1_200];

export interface CallParts {
  readonly sender: Sender;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** By default `CALL_LIMIT_MS`. */
  readonly limitMs?: number;
}

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its slash, encoded. */
  readonly path: string;
  readonly body?: unknown;
}

/** Makes one call. Rejects with a `HookglassError` that says what is wrong, and at which field. */
export async function callApi<T>(
  { method, path, body }: ApiCall,
  access: OkayaAccess,
  schema: z.ZodType<T>,
  signal: AbortSignal,
  parts: CallParts,
): Promise<T> {
  const { sender, clock, sleep, limitMs = CALL_LIMIT_MS } = parts;
  const until = clock.monotonic() + limitMs;
  const left = (): number => Math.max(1, Math.round(until - clock.monotonic()));
  const message = {
    method,
    url: `${access.baseUrl}${path}`,
    headers: headersOf(access.apiKey, body !== undefined),
    body: body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body)),
  };
  for (let n = 0; ; n++) {
    const attempt = await sender.send(message, {
      timeoutMs: left(),
      // One of its own for each attempt, so that listeners do not pile up on the caller's.
      signal: AbortSignal.any([signal]),
      maxResponseBytes: MAX_ANSWER_BYTES,
    });
    const wait = method === 'GET' ? waitBeforeNext(attempt, n, clock.now()) : null;
    if (wait === null || wait >= left()) return readAnswer(wholeOf(attempt, limitMs), schema, access.apiKey);
    await sleep(wait, signal);
  }
}

const headersOf = (apiKey: string, hasBody: boolean): [string, string][] => [
  ['x-api-key', apiKey],
  ['Accept', 'application/json'],
  ...(hasBody ? [['Content-Type', 'application/json'] as [string, string]] : []),
];

/** Only an answer that says "later" is a reason to ask again: another method might do twice what was wanted once. */
function waitBeforeNext({ response, error }: Attempt, n: number, now: number): number | null {
  const planned = WAITS_MS[n];
  const later = response !== null && (response.status === 429 || response.status >= 500);
  if (planned === undefined || !later || error !== null) return null;
  return retryAfterMs(response, now) ?? planned;
}

/** An answer that was cut is judged as far as it came. */
function wholeOf({ response, error }: Attempt, limitMs: number): ReceivedResponse {
  if (response && (error === null || error.code === 'response-too-large')) return response;
  throw noAnswer(error ?? { code: 'bad-response', message: 'There was no answer.' }, limitMs);
}
