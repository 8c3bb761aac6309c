import { toHookglassError } from '../../contract/errors.ts';
import { parseRecipe } from '../../signatures/recipe/parse.ts';
import { findScheme } from '../../signatures/schemes.ts';
import type { Signing } from '../provider.ts';
import { MANIFEST_FILE } from './manifest-file.ts';
import { at, type Tell } from './own-file.ts';

/** What `signature` of a manifest says: the name of a scheme, `unsigned`, or a recipe. Nothing is said of what it leaves out. */
export function signingOf(signature: string | undefined, tell: Tell): Signing {
  if (signature === undefined) return 'not-documented';
  if (signature === 'unsigned') return 'unsigned';
  const scheme = findScheme(signature);
  // By its bare name this one lacks its recipe.
  if (scheme && signature !== 'hmac') return scheme;
  try {
    return parseRecipe(signature);
  } catch (thrown) {
    const reason = `It is neither the name of a signature scheme nor a recipe: ${toHookglassError(thrown).message} Until it is, signatures count as not documented.`;
    tell(MANIFEST_FILE, [at(['signature'], reason)]);
    return 'not-documented';
  }
}
