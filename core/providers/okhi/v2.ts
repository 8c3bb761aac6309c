import { z } from 'zod';
import { isObject } from '../../contract/is-object.ts';
import type { Classification, EventType } from '../provider.ts';
import { exampleOnly } from '../said.ts';
import { type PayloadSchema, zodSchema } from '../schema.ts';
import { v2Source } from './sources.ts';

/**
 * Fields that all four documented examples carry (seed 004, "Test your webhook" and "JSON Body Parameters").
 * `branch_id`, `status_description` and `payload_version` stand in the examples only.
 */
const common = {
  branch_id: z.string().describe(exampleOnly),
  location_id: z.string().describe('OkHi address ID unique to the address'),
  user_id: z.string().describe('OkHi user ID unique to the user'),
  address_verification_id: z
    .string()
    .describe(
      'Every address verification request will generate a unique alphanumeric identifier. Unique to the verification window + address ID',
    ),
  status_description: z.string().describe(exampleOnly),
  payload_version: z.string().describe(exampleOnly),
};

const statuses = ['verified', 'not_at_address', 'unknown'] as const;
const statusSays = (handler: string): string =>
  `Named in the table of the JSON body parameters, without a description. ${handler}`;
/** What the document's handler does with each status; its comments stand in quotes. */
const handled = {
  verified: statusSays('The document\'s handler: "handle the successful verification status".'),
  not_at_address: statusSays(
    'The document\'s handler: "handle the `not at address` status", in handleVerificationFailed.',
  ),
  unknown: statusSays('The document\'s handler: "handle the `unknown` status", in handleVerificationFailed.'),
} as const;

const modeSays =
  'Value is either going to be: first_time: if the verification just got initiated and in the first 7 days window. continuous: the first window is complete, and the user is in the second or subsequent verification windows';
const mode = z.enum(['first_time', 'continuous']).describe(modeSays);

const payload = <S extends z.ZodRawShape>(shape: S): PayloadSchema =>
  zodSchema(
    z.strictObject({
      v2: z
        .strictObject({ ...common, ...shape })
        .describe('Holds every documented field; the document\'s handler reads it as the "profile".'),
    }),
  );

/** No status and mode `first_time`: the verification is in progress (seed 004, the handler's default case). */
const started = payload({ verification_mode: z.literal('first_time').describe(modeSays) });
const withStatus = (status: (typeof statuses)[number]) =>
  payload({
    verification_status: z.literal(status).describe(handled[status]),
    verification_mode: mode,
  });
const anyStatus = payload({
  verification_status: z
    .enum(statuses)
    .describe(statusSays("The document's handler knows these three, and none at all while in progress.")),
  verification_mode: mode,
});

const eventType = (id: string, title: string, summary: string, schema: PayloadSchema): EventType => ({
  id,
  title,
  summary,
  form: { schema, documented: true },
  source: v2Source,
  template: 'documented',
});

export const v2Types: readonly EventType[] = [
  eventType(
    'verification_started',
    'Verification started',
    'A verification is in progress: there is no status yet, and the mode is first_time.',
    started,
  ),
  eventType(
    'verified',
    'Verified',
    'The status of a verification has changed to verified, which the document calls the successful status.',
    withStatus('verified'),
  ),
  eventType(
    'not_at_address',
    'Not at address',
    "The status of a verification has changed to not_at_address. The document's handler treats it as failed.",
    withStatus('not_at_address'),
  ),
  eventType(
    'unknown',
    'Unknown',
    "The status of a verification has changed to unknown. The document's handler treats it as failed.",
    withStatus('unknown'),
  ),
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
