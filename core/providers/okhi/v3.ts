import { z } from 'zod';
import { classifyByField } from '../classify.ts';
import type { EventType } from '../provider.ts';
import { readInPart } from '../said.ts';
import { type PayloadSchema, zodSchema } from '../schema.ts';
import { v3Source } from './sources.ts';

const shown = (): z.ZodString => z.string().describe(readInPart);
const shownOrNot = (): z.ZodOptional<z.ZodString> => z.string().optional().describe(readInPart);

/** The document's one example, as far as it could be read: it is not known to be complete, so nothing extra is judged. */
const collected = z.looseObject({
  usage_types: z
    .array(z.string().describe('The example has "digital_verification"; other values are not documented.'))
    .describe(readInPart),
  user: z
    .looseObject({
      id: shown(),
      first_name: shownOrNot(),
      last_name: shownOrNot(),
      phone: shownOrNot(),
      email: shownOrNot(),
    })
    .describe(readInPart),
  location: z
    .looseObject({})
    .optional()
    .describe("Read by the document's handler; the part of the example that shows it could not be read."),
  metadata: z
    .looseObject({ org_id: shownOrNot(), app_id: shownOrNot() })
    .describe("The document's handler reads app_user_id in it. The example breaks off within it."),
});

const openData = z
  .looseObject({})
  .describe('What stands in it is not documented, as far as the document could be read.');

const envelope = (type: z.ZodType, data: z.ZodType): PayloadSchema =>
  zodSchema(
    z.strictObject({
      event_type: type.describe('Which of the four main events it is.'),
      event_id: shown(),
      api_version: z.literal('v3').describe(readInPart),
      event_timestamp: z.int().describe(readInPart),
      data,
    }),
  );

/** The four labels of the documented handler. None of their payloads is documented whole. */
function eventType(id: string, title: string, summary: string, data: z.ZodType = openData): EventType {
  return {
    id,
    title,
    summary,
    form: { schema: envelope(z.literal(id), data), documented: false },
    source: v3Source,
    template: 'generated',
  };
}

export const v3Types: readonly EventType[] = [
  eventType(
    'address.collected',
    'Address collected',
    'One of the four main events of webhook v3: Address Collection.',
    collected.describe("What the document's handler reads: user, location and metadata."),
  ),
  eventType(
    'address_verification.started',
    'Verification started (v3)',
    'One of the four main events of webhook v3: Verification Start.',
  ),
  eventType(
    'address_verification.completed',
    'Verification completed (v3)',
    'One of the four main events of webhook v3: Verification Completion.',
  ),
  eventType(
    'address_verification.cancelled',
    'Verification cancelled (v3)',
    'One of the four main events of webhook v3: Verification Cancelled.',
  ),
];

const anyEvent = envelope(z.literal(v3Types.map(({ id }) => id)), openData);

export function bidV3(json: Readonly<Record<string, unknown>>): number {
  if (v3Types.some(({ id }) => id === json.event_type)) return 90;
  const marks = ['event_type', 'event_id', 'event_timestamp', 'data'].filter((key) =>
    Object.hasOwn(json, key),
  );
  return json.api_version === 'v3' && marks.length >= 3 ? 70 : 0;
}

export const classifyV3 = classifyByField('event_type', v3Types, anyEvent);
