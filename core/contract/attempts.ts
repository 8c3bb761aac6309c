import { z } from 'zod';

/**
 * Why an attempt did not come to an answer, or came to one that was cut. Codes are stable: scripts and the interface
 * tell attempts apart by them (docs/sending.md explains each).
 */
export const attemptProblemCode = z.enum([
  'url-invalid',
  'method-invalid',
  'header-invalid',
  'ca-invalid',
  'target-not-found',
  'target-refused',
  'target-unreachable',
  'target-timeout',
  'target-reset',
  'tls-expired',
  'tls-not-yet-valid',
  'tls-self-signed',
  'tls-unknown-ca',
  'tls-wrong-host',
  'tls-protocol',
  'tls-refused',
  'tls-failed',
  'bad-response',
  'response-too-large',
  'proxy-failed',
  'cancelled',
  'send-failed',
]);
export type AttemptProblemCode = z.infer<typeof attemptProblemCode>;

/** `message` is a sentence for the user: what happened, and what to do. It repeats no header value and no body. */
export const attemptProblem = z.object({ code: attemptProblemCode, message: z.string() });
export type AttemptProblem = z.infer<typeof attemptProblem>;

/** What is worth knowing about an attempt that is no failure. */
export const attemptRemark = z.object({ code: z.enum(['redirect', 'early-answer']), message: z.string() });
export type AttemptRemark = z.infer<typeof attemptRemark>;

const milliseconds = z.number().nullable();

/**
 * Where the time of an attempt went, phase after phase, in milliseconds; null for a phase that did not come to its end,
 * or was not needed: an address needs no DNS, http no TLS, a connection that was kept none of the three. Through a proxy, `dnsMs`
 * is the proxy's, and `connectMs` has the tunnel in it.
 */
export const attemptTimings = z.object({
  dnsMs: milliseconds,
  connectMs: milliseconds,
  tlsMs: milliseconds,
  /** From the head handed to the socket to the first byte of the answer. */
  firstByteMs: milliseconds,
  /** The whole attempt, what no phase counts included. */
  totalMs: z.number(),
});
export type AttemptTimings = z.infer<typeof attemptTimings>;

/** A body that is sent otherwise than at once and whole. Its head promises the whole length in any case. */
export const bodyFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slow'), bytesPerSecond: z.number().int().min(1) }),
  /** After so many bytes the sending side of the connection is closed. */
  z.strictObject({ kind: z.literal('cut'), afterBytes: z.number().int().min(1) }),
]);
export type BodyFault = z.infer<typeof bodyFault>;
