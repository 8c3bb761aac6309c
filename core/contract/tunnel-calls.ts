import { z } from 'zod';
import { nothing } from './inputs.ts';
import { tunnelInfo, tunnelSettings } from './tunnel.ts';

/** Every call answers with what is true then. An error at a field names it in `details.field`. */
export const tunnelCalls = {
  'tunnel.info': { input: nothing, output: tunnelInfo },
  /** A tunnel that is open is opened anew where what it was opened with has changed. */
  'tunnel.save': { input: z.strictObject({ settings: tunnelSettings }), output: tunnelInfo },
  /** Longer ones than any token get this far, so that the engine can say at the field what is wrong. */
  'tunnel.setToken': { input: z.strictObject({ token: z.string().max(1_000_000) }), output: tunnelInfo },
  'tunnel.clearToken': { input: nothing, output: tunnelInfo },
  'tunnel.start': { input: nothing, output: tunnelInfo },
  /** Resolves once the endpoint is offline and the tunnel's process gone. */
  'tunnel.stop': { input: nothing, output: tunnelInfo },
  /** The computer slept, or the user does not want to wait: an open session is made anew, a wait is cut short. */
  'tunnel.renew': { input: nothing, output: tunnelInfo },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const tunnelPushes = {
  'tunnel.changed': tunnelInfo,
} as const satisfies Record<string, z.ZodType>;
