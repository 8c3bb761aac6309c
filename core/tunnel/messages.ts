import { z } from 'zod';

/** What the tunnel's process is told. The token is in it: never logged. */
export const toTunnel = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('connect'),
    token: z.string(),
    version: z.string(),
    server: z.string().nullable(),
    ca: z.string().nullable(),
    domain: z.string().nullable(),
    trafficPolicy: z.string().nullable(),
    /** HOST:PORT of the receiver. */
    forwardTo: z.string(),
    /** How often the service is asked for a sign of life, and how late one may be. Whole seconds. */
    heartbeatS: z.number().int().min(1),
    toleranceS: z.number().int().min(1),
  }),
  /** Take the endpoint offline, and end. */
  z.object({ type: z.literal('stop') }),
]);
export type ToTunnel = z.infer<typeof toTunnel>;
export type Connect = Extract<ToTunnel, { type: 'connect' }>;

const code = z.string().nullable();

/** What it says. Every one but `online` and `beat` is its last word: it holds nothing any more that is worth keeping. */
export const fromTunnel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('online'), url: z.string() }),
  z.object({ type: z.literal('beat') }),
  z.object({ type: z.literal('silent') }),
  z.object({ type: z.literal('lost') }),
  z.object({ type: z.literal('stopped'), text: z.string(), code }),
  z.object({
    type: z.literal('refused'),
    at: z.enum(['load', 'session', 'endpoint']),
    text: z.string(),
    code,
  }),
]);
export type FromTunnel = z.infer<typeof fromTunnel>;
