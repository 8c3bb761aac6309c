import { z } from 'zod';
import { classifyByField } from '../classify.ts';
import type { EventType } from '../provider.ts';
import { type PayloadSchema, zodSchema } from '../schema.ts';

const source = {
  title: 'OkHi v6.0.1, Webhook v3',
  url: 'https://docs.okhi.com/v6.0.1/verification-status/verification-status/webhook-v3',
};

/** The document's one example, as far as it could be read: it is not known to be complete, so nothing extra is judged. */
const collected = z.looseObject({
  usage_types: z.array(z.string()),
  user: z.looseObject({
    id: z.string(),
    first_name: z.string().optional(),
    last_name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  location: z.looseObject({}).optional(),
  metadata: z.looseObject({ org_id: z.string().optional(), app_id: z.string().optional() }),
});

const envelope = (type: z.ZodType, data: z.ZodType): PayloadSchema =>
  zodSchema(
    z.strictObject({
      event_type: type,
      event_id: z.string(),
      api_version: z.literal('v3'),
      event_timestamp: z.int(),
      data,
    }),
  );

/** The four labels of the documented handler. None of their payloads is documented whole. */
function eventType(id: string, title: string, data: z.ZodType): EventType {
  return {
    id,
    title,
    form: { schema: envelope(z.literal(id), data), documented: false },
    source,
    template: 'generated',
  };
}

export const v3Types: readonly EventType[] = [
  eventType('address.collected', 'Address collected', collected),
  eventType('address_verification.started', 'Verification started (v3)', z.looseObject({})),
  eventType('address_verification.completed', 'Verification completed (v3)', z.looseObject({})),
  eventType('address_verification.cancelled', 'Verification cancelled (v3)', z.looseObject({})),
];

const anyEvent = envelope(z.literal(v3Types.map(({ id }) => id)), z.looseObject({}));

export function bidV3(json: Readonly<Record<string, unknown>>): number {
  if (v3Types.some(({ id }) => id === json.event_type)) return 90;
  const marks = ['event_type', 'event_id', 'event_timestamp', 'data'].filter((key) =>
    Object.hasOwn(json, key),
  );
  return json.api_version === 'v3' && marks.length >= 3 ? 70 : 0;
}

export const classifyV3 = classifyByField('event_type', v3Types, anyEvent);
