import { z } from 'zod';
import { dateTime, prefixed } from '../fields.ts';
import type { PayloadForm } from '../provider.ts';
import { exampleOnly } from '../said.ts';
import { type PayloadSchema, zodSchema } from '../schema.ts';

/** Of these seed 000 says no more than the names under which its handler logs them. */
const logged = (name: string): string =>
  `The handler in the document of user.created logs it as "${name}"; the document says no more of it.`;
const read =
  "The document's handler reads data.object.groupID and data.object.userIdentifier; it does not explain what holds them.";

const envelope = <T extends string>(type: T, data: z.ZodType): PayloadSchema =>
  zodSchema(
    z.strictObject({
      id: z.string().describe(logged('Event ID')),
      object: z.literal('event').describe(logged('Object')),
      type: z.literal(type).describe(logged('Event Type')),
      data,
    }),
  );

const createdUser = z.strictObject({
  groupID: z.int().describe(logged('Group ID')),
  userIdentifier: prefixed('ok_').describe(
    '"Our external IDs always begin with ok_." The document\'s handler logs it as "User Identifier" and saves it to its database.',
  ),
  // The example's value is no address, so any text is one.
  email: z.string().describe('Its example is "theOriginalEmailYouSentUs"; the document says no more of it.'),
});

/** Seed 000, "Webhook Payload". */
export const userCreated: PayloadForm = {
  schema: envelope('user.created', z.strictObject({ object: createdUser.describe(read) }).describe(read)),
  documented: true,
};

/**
 * Its document's own envelope, with another name for the type: https://doc.okaya.me/docs/webhooks/session-result.
 * (The handler printed beside it reads `sessionId`; the payload's key is `sessionID`.)
 */
export const SESSION_EVENT = 'session_analysis_complete';
const sessionData = z.strictObject({
  sessionID: z
    .string()
    .describe(
      "The check-in whose result is ready: its specifics are retrieved with GET /sessions/{sessionID}. (The document's own handler reads sessionId, which is not this key.)",
    ),
  externalUserID: prefixed('ok_').describe(
    '"Our external IDs always begin with ok_", says the document of user.created; this one does not explain it.',
  ),
});
export const ownEnvelope: PayloadForm = {
  schema: zodSchema(
    z.strictObject({
      event: z
        .literal(SESSION_EVENT)
        .describe('Names the event in this payload; the subscription goes by the name user.session.result.'),
      timestamp: dateTime().describe(exampleOnly),
      data: sessionData.describe(exampleOnly),
    }),
  ),
  documented: true,
};
/** The envelope of `user.created` under this type: no document shows its data. */
export const sharedEnvelope: PayloadForm = {
  schema: envelope(
    'user.session.result',
    z
      .looseObject({})
      .describe(
        'No document shows this type in the envelope of user.created, so what stands in here is not documented.',
      ),
  ),
  documented: false,
};
