import { z } from 'zod';
import { jobId } from './job-calls.ts';
import { okayaEvent, okayaState, okayaWebhook, sandboxDelivery } from './okaya.ts';

const byAccount = z.strictObject({ id: z.number().int() });
const text = z.string().max(16_000);

/** Whose webhooks; `job` is the name to cancel the call by. */
const ofGroup = z.strictObject({ job: jobId, account: z.number().int(), group: text });
const one = ofGroup.extend({ webhook: text });
const webhookAnswer = z.object({ webhook: okayaWebhook });

/**
 * Okaya's Webhooks API, and its sandbox on this computer. An error at a field names it in `details.field`; an answer that the
 * document does not have stands in `details.raw`, the API key masked. No call gives an API key of an account.
 */
export const okayaCalls = {
  'okaya.state': { input: z.strictObject({}), output: okayaState },
  'okaya.saveAccount': {
    /** `id` null makes a new one; `apiKey` null leaves the key as it is. */
    input: z.strictObject({
      id: z.number().int().nullable(),
      name: text,
      baseUrl: text,
      groups: z.array(text).max(1_000),
      apiKey: z.string().max(1_000_000).nullable(),
    }),
    output: z.object({ id: z.number().int(), state: okayaState }),
  },
  /** Can be undone by `okaya.restoreAccount` until the next removal or the end of the app. */
  'okaya.removeAccount': { input: byAccount, output: okayaState },
  'okaya.restoreAccount': { input: byAccount, output: okayaState },
  'okaya.list': { input: ofGroup, output: z.object({ webhooks: z.array(okayaWebhook) }) },
  'okaya.create': { input: ofGroup.extend({ url: text, description: text }), output: webhookAnswer },
  'okaya.update': { input: one.extend({ url: text, description: text }), output: webhookAnswer },
  'okaya.delete': { input: one, output: z.object({}) },
  /** Creates (`webhook` null) or updates a webhook with this URL, and remembers what it was before. */
  'okaya.point': {
    input: ofGroup.extend({ webhook: text.nullable(), url: text }),
    output: webhookAnswer,
  },
  /** Gives a pointed webhook its former URL again; one that was made for this stays, and is forgotten. */
  'okaya.putBack': { input: one, output: okayaState },
  'okaya.setPutBack': { input: z.strictObject({ on: z.boolean() }), output: okayaState },
  'okaya.startSandbox': {
    /** 0 is any free one. */
    input: z.strictObject({ port: z.number().int().min(0).max(65_535) }),
    output: okayaState,
  },
  'okaya.stopSandbox': { input: z.strictObject({}), output: okayaState },
  /** Has the sandbox send this event to the registered webhooks, or to one of them. */
  'okaya.fire': {
    input: z.strictObject({ event: okayaEvent, webhook: text.nullable() }),
    output: z.object({ deliveries: z.array(sandboxDelivery) }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const okayaPushes = {
  /** After a change of anything in it. */
  'okaya.changed': okayaState,
} as const satisfies Record<string, z.ZodType>;
