import { z } from 'zod';

/** Where Okaya's API is, unless an account says otherwise (seed 001's examples). */
export const OKAYA_API = 'https://api.okaya.me';

/** The account of the sandbox on this computer: always there, and never stored. */
export const SANDBOX_ACCOUNT = 0;

/** As the Webhooks API answers it. What it answers beside that is kept as it came. */
export const okayaWebhook = z.looseObject({
  id: z.string().min(1),
  description: z.string(),
  object: z.literal('webhook_endpoint'),
  status: z.string(),
  url: z.string(),
  enabledEvents: z.array(z.string()),
});
export type OkayaWebhook = z.infer<typeof okayaWebhook>;

/** The two events that webhooks of the API are for. */
export const okayaEvent = z.enum(['user.created', 'user.session.result']);
export type OkayaEvent = z.infer<typeof okayaEvent>;

/** What an error of these calls can name in `details.field`. */
export type OkayaField =
  | 'name'
  | 'baseUrl'
  | 'groups'
  | 'apiKey'
  | 'group'
  | 'webhook'
  | 'url'
  | 'description';

export const okayaAccount = z.object({
  id: z.number().int(),
  name: z.string(),
  baseUrl: z.string(),
  groups: z.array(z.string()),
  /** Of the API key no more than this. */
  apiKey: z.enum(['set', 'not-set', 'unreadable']),
});
export type OkayaAccount = z.infer<typeof okayaAccount>;

/** A delivery of the sandbox to a registered URL. */
export const sandboxDelivery = z.object({
  /** Running number within this run of the sandbox. */
  n: z.number().int(),
  /** ISO 8601, UTC, milliseconds. */
  at: z.string(),
  event: okayaEvent,
  webhook: z.string(),
  url: z.string(),
  status: z.number().int().nullable(),
  ok: z.boolean(),
  durationMs: z.number(),
  /** Why there was no answer; null where there was one. */
  error: z.string().nullable(),
});
export type SandboxDelivery = z.infer<typeof sandboxDelivery>;

export const sandboxState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('stopped') }),
  z.object({
    status: z.literal('running'),
    url: z.string(),
    /** Made for this run and good for nothing else: it is shown, so that other programs can practise with it. */
    apiKey: z.string(),
    groupID: z.string(),
    /** The newest first. */
    deliveries: z.array(sandboxDelivery),
  }),
]);
export type SandboxState = z.infer<typeof sandboxState>;

/** An address that a webhook can be pointed at. */
export const okayaTarget = z.object({ url: z.string(), kind: z.enum(['public', 'local']) });
export type OkayaTarget = z.infer<typeof okayaTarget>;

/** A webhook that was pointed at this computer, and what it was before. */
export const pointedWebhook = z.object({
  account: z.number().int(),
  group: z.string(),
  webhook: z.string(),
  description: z.string(),
  /** Where it points since. */
  url: z.string(),
  /** null: it was made for this. */
  previousUrl: z.string().nullable(),
});
export type PointedWebhook = z.infer<typeof pointedWebhook>;

export const okayaState = z.object({
  /** The sandbox's is the first. */
  accounts: z.array(okayaAccount),
  /** The likeliest first. */
  targets: z.array(okayaTarget),
  pointed: z.array(pointedWebhook),
  /** Puts pointed webhooks back when Hookglass ends. */
  putBack: z.boolean(),
  sandbox: sandboxState,
});
export type OkayaState = z.infer<typeof okayaState>;
