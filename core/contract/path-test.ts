import { z } from 'zod';
import { jobId } from './job-calls.ts';

/** The way of a request from the outside to the eyes of the user, stage by stage. */
export const hopId = z.enum(['address', 'tunnel', 'receiver', 'store', 'window', 'answer']);
export type HopId = z.infer<typeof hopId>;

export const hop = z.object({
  id: hopId,
  /** `skipped`: it cannot be told, because an earlier one is broken or there is nobody to ask. */
  status: z.enum(['ok', 'failed', 'skipped']),
  /** Since the test began; null where it was not reached. */
  ms: z.number().nullable(),
  /** What was seen, and for a broken one what to do. */
  message: z.string(),
});
export type Hop = z.infer<typeof hop>;

export const pathReport = z.object({
  ok: z.boolean(),
  /** The URL that the nonce was sent to; null where there is none. */
  url: z.string().nullable(),
  startedAt: z.string(),
  hops: z.array(hop),
  /** The event that it became here; null where it did not arrive. */
  eventId: z.string().nullable(),
});
export type PathReport = z.infer<typeof pathReport>;

export const hopTitles: Readonly<Record<HopId, string>> = {
  address: 'Public URL',
  tunnel: 'Tunnel',
  receiver: 'Receiver',
  store: 'Store',
  window: 'Window',
  answer: 'Answer',
};

/** What stands at the end of the path of every request of a path test; the nonce follows. */
const MARK = '/.hookglass/path-test/';

export const pathTestPath = (nonce: string): string => `${MARK}${nonce}`;

/** The nonce of a path test's request; null for every other request. */
export function pathTestNonce(path: string): string | null {
  return /\/\.hookglass\/path-test\/([A-Za-z0-9_-]{10,100})$/.exec(path)?.[1] ?? null;
}

const nonce = z.string().min(10).max(100);

export const pathTestCalls = {
  /** Sends a nonce to the public URL and follows it. `window`: whether a page is there to say that it showed it. */
  'path.test': { input: z.strictObject({ job: jobId, window: z.boolean() }), output: pathReport },
  /** A page has shown the request with this nonce. */
  'path.seen': { input: z.strictObject({ nonce }), output: z.object({}) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const pathTestPushes = {
  'path.hop': z.object({ job: jobId, hop }),
} as const satisfies Record<string, z.ZodType>;
export type PathHop = z.infer<(typeof pathTestPushes)['path.hop']>;
