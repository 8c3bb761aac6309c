import { z } from 'zod';
import { type Classification, type EventType, isObject } from '../provider.ts';
import { type PayloadSchema, zodSchema } from '../schema.ts';

export const v2Source = { title: 'OkHi v6.0.0, Webhook', url: 'https://docs.okhi.com/v6.0.0/webhook' };

/**
 * Fields that all four documented examples carry (seed 004, "Test your webhook" and "JSON Body Parameters").
 * `branch_id`, `status_description` and `payload_version` stand in the examples only.
 */
const common = {
  branch_id: z.string(),
  location_id: z.string(),
  user_id: z.string(),
  address_verification_id: z.string(),
  status_description: z.string(),
  payload_version: z.string(),
};

const statuses = ['verified', 'not_at_address', 'unknown'] as const;
const mode = z.enum(['first_time', 'continuous']);

const payload = <S extends z.ZodRawShape>(shape: S): PayloadSchema =>
  zodSchema(z.strictObject({ v2: z.strictObject({ ...common, ...shape }) }));

/** No status and mode `first_time`: the verification is in progress (seed 004, the handler's default case). */
const started = payload({ verification_mode: z.literal('first_time') });
const withStatus = (status: (typeof statuses)[number]) =>
  payload({ verification_status: z.literal(status), verification_mode: mode });
const anyStatus = payload({ verification_status: z.enum(statuses), verification_mode: mode });

const eventType = (id: string, title: string, schema: PayloadSchema): EventType => ({
  id,
  title,
  form: { schema, documented: true },
  source: v2Source,
  template: 'documented',
});

export const v2Types: readonly EventType[] = [
  eventType('verification_started', 'Verification started', started),
  eventType('verified', 'Verified', withStatus('verified')),
  eventType('not_at_address', 'Not at address', withStatus('not_at_address')),
  eventType('unknown', 'Unknown', withStatus('unknown')),
];

export function bidV2(json: Readonly<Record<string, unknown>>): number {
  if (!Object.hasOwn(json, 'v2')) return 0;
  const { v2 } = json;
  if (!isObject(v2)) return 30;
  const known = ['address_verification_id', 'verification_mode', 'verification_status', 'location_id'];
  return known.some((key) => Object.hasOwn(v2, key)) ? 90 : 30;
}

/** v2 names no event type: the status and the mode together say which event it is. */
export function classifyV2(body: unknown): Classification {
  const v2 = isObject(body) && isObject(body.v2) ? body.v2 : null;
  if (!v2) return { kind: 'untyped', schema: anyStatus };
  const status = v2.verification_status;
  const known = statuses.find((candidate) => candidate === status);
  if (known) return { kind: 'type', eventType: known };
  const inProgress = !Object.hasOwn(v2, 'verification_status') && v2.verification_mode !== 'continuous';
  return inProgress
    ? { kind: 'type', eventType: 'verification_started' }
    : { kind: 'untyped', schema: anyStatus };
}
