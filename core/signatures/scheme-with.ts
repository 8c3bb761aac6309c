import { parseRecipe } from './recipe/parse.ts';
import type { Scheme } from './scheme.ts';
import { headerToken } from './schemes/others.ts';
import { requireScheme } from './schemes.ts';

/** What a scheme may ask of whoever uses it; null leaves its default. */
export interface SchemeChoices {
  readonly headerName: string | null;
  readonly recipe: string | null;
}

/** A scheme by name, with its choices made. Throws `scheme-not-found` and `recipe-malformed`. */
export function schemeWith(id: string, { headerName, recipe }: SchemeChoices): Scheme {
  const scheme = requireScheme(id);
  if (scheme.method.kind === 'token' && headerName !== null) return headerToken(headerName);
  return scheme.id === 'hmac' && recipe !== null ? parseRecipe(recipe) : scheme;
}
