import { z } from 'zod';
import { HookglassError } from '../core/contract/errors.ts';
import type { HeaderPair } from '../core/contract/models.ts';
import { schemesFor } from '../core/signatures/choose.ts';
import { isHeaderName } from '../core/signatures/header/name.ts';
import { parseRecipe } from '../core/signatures/recipe/parse.ts';
import type { Scheme } from '../core/signatures/scheme.ts';
import { headerToken } from '../core/signatures/schemes/others.ts';
import { requireScheme } from '../core/signatures/schemes.ts';

export const schemeOptions = z.object({
  scheme: z.string().optional(),
  headerName: z.string().optional(),
  recipe: z.string().optional(),
});
type SchemeOptions = z.infer<typeof schemeOptions>;

/** The scheme that the options name; null where they name none. */
export function schemeOf({ scheme, headerName, recipe }: SchemeOptions): Scheme | null {
  if (recipe !== undefined) {
    if (scheme !== undefined && scheme !== 'hmac')
      throw new HookglassError(
        'bad-argument',
        `A recipe makes a scheme of its own: give --recipe without --scheme ${scheme}.`,
      );
    return renamed(parseRecipe(recipe), headerName);
  }
  if (scheme === 'hmac')
    throw new HookglassError(
      'bad-argument',
      "The scheme hmac needs a recipe, such as --recipe 'header=X-Signature;algorithm=sha256;encoding=hex;content={body}'.",
    );
  if (scheme !== undefined) return renamed(requireScheme(scheme), headerName);
  return headerName === undefined ? null : headerToken(checkedName(headerName));
}

function renamed(scheme: Scheme, name: string | undefined): Scheme {
  return name === undefined
    ? scheme
    : { ...scheme, header: { ...scheme.header, names: [checkedName(name)] } };
}

function checkedName(name: string): string {
  if (isHeaderName(name)) return name;
  throw new HookglassError(
    'bad-argument',
    `"${name}" is no name of a header. Give --header-name like X-Signature.`,
  );
}

/** The scheme that a request's headers speak for, and a remark where several do. Throws where none does. */
export function schemeByHeaders(headers: readonly HeaderPair[]): { scheme: Scheme; remark: string | null } {
  const [scheme, ...others] = schemesFor(headers);
  if (!scheme)
    throw new HookglassError(
      'bad-argument',
      'No header of the request belongs to a scheme that Hookglass knows. Name it with --scheme (hookglass schemes lists them), --recipe or --header-name.',
    );
  const ids = others.map(({ id }) => id).join(', ');
  const remark =
    others.length === 0 ? null : `Taken as ${scheme.id}; the headers would fit ${ids} too. --scheme decides.`;
  return { scheme, remark };
}
