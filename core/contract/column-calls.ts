import { z } from 'zod';
import { byId } from './inputs.ts';

/** The most events that one `events.values` asks about: more than a screen shows. */
export const VALUES_LIMIT = 200;
/** The longest value that is given, in characters. */
export const VALUE_LENGTH = 200;

export const columnCalls = {
  /**
   * What stands at a place of the JSON bodies of events, in their order, as text (a string as it is, anything else as JSON, both
   * cut); null where nothing stands there. The path is as in `send --set`: `v2.user_id` or `/v2/user_id`. Throws `path-invalid`.
   */
  'events.values': {
    input: z.strictObject({
      ids: z.array(byId.shape.id).max(VALUES_LIMIT),
      path: z.string().max(500),
    }),
    output: z.object({ values: z.array(z.string().nullable()) }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
