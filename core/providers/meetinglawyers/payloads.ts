import { z } from 'zod';
import { dateTime, uuid } from '../fields.ts';

/** Seed 003: the tables of its payload objects, each field with the words of its "Description" column. */
const messageId = uuid().describe('The message id.');
const installationId = uuid().describe('The unique id of the installation.');
const userId = z.string().describe('The user identifier.');

/** "2: Premium, 0: Free, 4: Freemium" (`user_logged_in`); the other tables with a status give its type only. */
const status = z.literal([0, 2, 4]);
const userStatus = status.describe('The status of the user. 2: Premium, 0: Free, 4: Freemium');

const message = {
  message_id: messageId,
  installation_id: installationId,
  user_id: userId,
  speciality: z.string().describe('The name of the speciality.'),
  professional_id: z.int().describe('The identifier of the professional.'),
};
const login = { installation_id: installationId, user_id: userId, status: userStatus };

export const payloads = {
  message_sent: message,
  message_read: message,
  installation_created: {
    installation_id: installationId,
    os_name: z.string().describe('The OS name.'),
    os_version: z.string().describe('The OS version.'),
    device_model: z.string().describe('The device model.'),
    language_code: z.string().nullable().describe('The code of the language.'),
    country_code: z.string().nullable().describe('The code of the country.'),
  },
  app_opened: { installation_id: installationId, user_id: userId },
  app_uninstalled: {
    installation_id: installationId,
    user_id: z.string().nullable().describe('The user identifier.'),
  },
  user_logged_in: login,
  user_first_logged_in: {
    ...login,
    mobile_phone: z.string().describe("The user's mobile phone number."),
    mobile_phone_prefix: z.string().describe("The user's mobile phone prefix."),
    email: z.string().describe("The user's email."),
    coverage_name: z
      .string()
      .describe(
        'User plan information. Depending on your integration, this can be a group, contract type, or anything that can be used to group and filter users.',
      ),
  },
  user_status_changed: {
    user_id: userId,
    from_status: status.describe('The older status.'),
    to_status: status.describe('The new status.'),
  },
} as const satisfies Record<string, z.ZodRawShape>;

/** "Common payload properties": what is around every payload. */
export function envelope(type: z.ZodType, payload: z.ZodType) {
  return z.strictObject({
    type: type.describe('The name of the event.'),
    // Declared as `Y-m-d\TH:i:sO`, while every example has milliseconds and a colon: both are taken.
    occurred_on: dateTime().describe(
      'The moment the event happened, using ISO8601 extended format (Y-m-d\\TH:i:sO).',
    ),
    payload: payload.describe('The event body.'),
  });
}
