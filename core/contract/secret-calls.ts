import { z } from 'zod';
import { nothing } from './inputs.ts';
import { secretInfo } from './secrets.ts';
import { engineState, vaultPlace } from './state.ts';

/** Longer ones get this far, so that the engine can say at the field what is wrong. */
const secret = z.string().max(1_000_000);
const ref = z.string().min(1).max(200);
const name = z.string().max(200);

export const secretList = z.object({
  /** By kind and name. */
  secrets: z.array(secretInfo),
  /** Ref of the one that was removed last and can be brought back. */
  removed: ref.nullable(),
});
export type SecretList = z.infer<typeof secretList>;

/** No answer has a secret. Every call but `secrets.place` answers with the list; an error at a field names it in `details.field`. */
export const secretCalls = {
  'secrets.list': { input: nothing, output: secretList },
  /** One with a name of the user's own. */
  'secrets.add': { input: z.strictObject({ name, secret }), output: secretList },
  /** Of an endpoint's current secret the old one becomes the previous; of all others it is gone. */
  'secrets.rotate': { input: z.strictObject({ ref, secret }), output: secretList },
  /** Only of a named one. Saved drafts follow it. */
  'secrets.rename': { input: z.strictObject({ ref, name }), output: secretList },
  /** Can be undone by `secrets.restore` until the next removal or the end of the app. */
  'secrets.remove': { input: z.strictObject({ ref }), output: secretList },
  'secrets.restore': { input: z.strictObject({ ref }), output: secretList },
  /**
   * Moves all secrets to another place and takes them away from where they were; with the place `sealed`, opens or makes the file with
   * the passphrase. Where it is locked, that unlocks it.
   */
  'secrets.place': {
    input: z.strictObject({ place: vaultPlace, passphrase: z.string().max(10_000).nullable() }),
    output: engineState,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const secretPushes = {
  /** The list, after a change. */
  'secrets.changed': secretList,
} as const satisfies Record<string, z.ZodType>;
