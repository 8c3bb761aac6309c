import { z } from 'zod';
import { nothing } from './inputs.ts';
import { setup, setupChange } from './setup.ts';

/** The engine's part of what is set; what a page and an app keep themselves is theirs, and passed over here. */
export const setupCalls = {
  /** Without secrets. */
  'setup.export': { input: nothing, output: z.object({ setup }) },
  /** What an import would do. `missing`: secrets that it speaks of and that are not set here. */
  'setup.preview': {
    input: z.strictObject({ setup }),
    output: z.object({ changes: z.array(setupChange), missing: z.array(z.string()) }),
  },
  /** All or nothing: where one part is refused, those before it are taken back, and the error says which it was. */
  'setup.apply': { input: z.strictObject({ setup }), output: z.object({ changes: z.array(setupChange) }) },
  /** Takes the last import back, until the end of the engine. */
  'setup.undo': { input: nothing, output: z.object({}) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
