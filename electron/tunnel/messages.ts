import { z } from 'zod';
import { fromTunnel, toTunnel } from '../../core/tunnel/messages.ts';

/**
 * The tunnel's process is a child of the main process, for an engine in a utility process can start none. What they say to each other
 * passes through here; `life` tells one process from the next. The token is in it: never logged.
 */
const life = z.number().int();

export const tunnelRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), life }),
  z.object({ type: z.literal('tell'), life, message: toTunnel }),
  z.object({ type: z.literal('kill'), life }),
]);
export type TunnelRequest = z.infer<typeof tunnelRequest>;

export const tunnelReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('said'), life, message: fromTunnel }),
  z.object({ type: z.literal('ended'), life, how: z.string() }),
]);
export type TunnelReport = z.infer<typeof tunnelReport>;
