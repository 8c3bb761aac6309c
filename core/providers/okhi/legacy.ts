import { z } from 'zod';
import { type EventType, isObject } from '../provider.ts';
import { zodSchema } from '../schema.ts';

/** The object of v5.0-alpha. Its statuses are documented in part only, so none is refused. */
const schema = zodSchema(
  z.looseObject({
    branch: z.looseObject({ id: z.string() }),
    user: z.looseObject({ id: z.string() }),
    location: z.looseObject({ id: z.string() }),
    verification_profile: z.looseObject({
      address_verification_id: z.string(),
      result: z.looseObject({ status: z.string(), score: z.number() }),
    }),
  }),
);

export const legacyType: EventType = {
  id: 'verification_profile',
  title: 'Verification profile (v5.0-alpha)',
  form: { schema, documented: false },
  source: {
    title: 'OkHi v5.0-alpha, OkVerify Webhook',
    url: 'https://docs.okhi.com/okhi-documentation/v/v5.0-alpha/address-verification',
  },
  template: null,
};

export function bidLegacy(json: Readonly<Record<string, unknown>>): number {
  const { verification_profile: profile } = json;
  return isObject(profile) && Object.hasOwn(profile, 'address_verification_id') ? 80 : 0;
}
