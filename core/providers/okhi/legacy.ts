import { z } from 'zod';
import { isObject } from '../../contract/is-object.ts';
import type { EventType } from '../provider.ts';
import { readInPart } from '../said.ts';
import { zodSchema } from '../schema.ts';
import { legacySource } from './sources.ts';

const withId = () => z.looseObject({ id: z.string().describe(readInPart) }).describe(readInPart);

/** The object of v5.0-alpha. Its statuses are documented in part only, so none is refused. */
const schema = zodSchema(
  z.looseObject({
    branch: withId(),
    user: withId(),
    location: withId(),
    verification_profile: z
      .looseObject({
        address_verification_id: z.string().describe(readInPart),
        result: z
          .looseObject({
            status: z.string().describe('The example has "in_progress"; other values could not be read.'),
            score: z.number().describe(readInPart),
          })
          .describe(readInPart),
      })
      .describe(readInPart),
  }),
);

export const legacyType: EventType = {
  id: 'verification_profile',
  title: 'Verification profile (v5.0-alpha)',
  summary: 'The object of the OkVerify Webhook of v5.0-alpha, before the payloads v2 and v3.',
  form: { schema, documented: false },
  source: legacySource,
  template: null,
};

export function bidLegacy(json: Readonly<Record<string, unknown>>): number {
  const { verification_profile: profile } = json;
  return isObject(profile) && Object.hasOwn(profile, 'address_verification_id') ? 80 : 0;
}
