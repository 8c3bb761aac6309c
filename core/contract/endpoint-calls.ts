import { z } from 'zod';
import { endpointInfo, endpointSettings } from './endpoints.ts';

const bySlug = z.strictObject({ slug: z.string().max(200) });

/** The longest secret that is kept, in characters: any key fits, a file that was pasted by mistake does not. */
export const SECRET_LENGTH = 4_096;
/** Longer ones get this far, so that the engine can say at the field what is wrong. */
const secret = z.string().max(1_000_000);
const which = z.enum(['current', 'previous']);

/** The catch-all first, then by slug. */
export const endpointList = z.object({ endpoints: z.array(endpointInfo) });
export type EndpointList = z.infer<typeof endpointList>;

/** Every call answers with the list as it is then. An error at a field names it in `details.field`. */
export const endpointCalls = {
  'endpoints.list': { input: z.strictObject({}), output: endpointList },
  'endpoints.save': {
    /** `was`: the slug of the endpoint that is changed; null makes a new one. */
    input: z.strictObject({ was: z.string().max(200).nullable(), endpoint: endpointSettings }),
    output: endpointList,
  },
  /** Can be undone by `endpoints.restore` until the next removal or the end of the app. */
  'endpoints.remove': { input: bySlug, output: endpointList },
  'endpoints.restore': { input: bySlug, output: endpointList },
  'endpoints.setSecret': { input: bySlug.extend({ which, secret }), output: endpointList },
  'endpoints.clearSecret': { input: bySlug.extend({ which }), output: endpointList },
  /** The current secret becomes the previous one, and this the current. */
  'endpoints.rotate': { input: bySlug.extend({ secret }), output: endpointList },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const endpointPushes = {
  /** The list, after a change. */
  'endpoints.changed': endpointList,
} as const satisfies Record<string, z.ZodType>;
