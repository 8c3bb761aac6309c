import { z } from 'zod';
import { secretStatus } from './endpoints.ts';

/** Why there is no tunnel: what happened, and what to do about it. Never holds the token. */
export const tunnelProblem = z.object({
  /** `ERR_NGROK_…` as ngrok's service gave it; null where it gave none. */
  code: z.string().nullable(),
  message: z.string(),
  todo: z.string(),
});
export type TunnelProblem = z.infer<typeof tunnelProblem>;

export const tunnelState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off') }),
  z.object({ status: z.literal('connecting') }),
  z.object({ status: z.literal('online'), url: z.string() }),
  /** `retryAt`: when the next try begins, milliseconds since 1970. */
  z.object({ status: z.literal('reconnecting'), retryAt: z.number(), problem: tunnelProblem }),
  /** Another try would end the same: the user decides. */
  z.object({ status: z.literal('failed'), problem: tunnelProblem }),
]);
export type TunnelState = z.infer<typeof tunnelState>;

const text = (longest: number) => z.string().max(longest).nullable();

/** What is said of the way to this computer. Strings are judged by the engine, so that an error can name its field. */
export const tunnelSettings = z.strictObject({
  /** `own`: a domain or proxy of the user's own brings requests here, and no tunnel is opened. */
  way: z.enum(['ngrok', 'own']),
  /** The public URL of the user's own. */
  ownUrl: text(2_000),
  /** One that the account owns; null leaves it to ngrok. */
  domain: text(300),
  /** HOST or HOST:PORT of the service that sessions are opened to; null is ngrok's own. */
  server: text(300),
  /** PEM: whom to trust besides the well-known, for sessions and for the path test. */
  ca: text(200_000),
  /** JSON or YAML, as ngrok takes it. */
  trafficPolicy: text(100_000),
  startWithApp: z.boolean(),
});
export type TunnelSettings = z.infer<typeof tunnelSettings>;
export type TunnelField = keyof TunnelSettings | 'token';

export const noTunnel: TunnelSettings = {
  way: 'ngrok',
  ownUrl: null,
  domain: null,
  server: null,
  ca: null,
  trafficPolicy: null,
  startWithApp: false,
};

export const tunnelInfo = z.object({
  settings: tunnelSettings,
  token: secretStatus,
  /** Given on the command line for this run: not stored, and not to be changed. */
  given: z.boolean(),
  state: tunnelState,
  /** Where the world reaches the receiver's `/` now, without a slash at the end; null where it does not. */
  publicUrl: z.string().nullable(),
});
export type TunnelInfo = z.infer<typeof tunnelInfo>;

/** Whether somebody wants it open, so that a new life of the engine opens it again. */
export function isWanted({ status }: TunnelState): boolean {
  return status !== 'off' && status !== 'failed';
}
