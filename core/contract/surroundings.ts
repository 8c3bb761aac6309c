import { z } from 'zod';

const name = z.string().min(1).max(200);

/** What variables get their values from. Names of what is gone are errors at their fields. */
export const surroundings = {
  /** `{{env.NAME}}`: name of the environment; null is none. */
  environment: name.nullable(),
  /** `{{event.…}}`: id of a captured event, or its number; null is none. */
  event: name.nullable(),
};
