import { HookglassError } from '../../contract/errors.ts';

/** What is said of every mistake in a recipe. */
export function malformed(why: string): HookglassError {
  return new HookglassError('recipe-malformed', `The recipe cannot be read: ${why}`);
}

/** What a scheme has that cannot be written as a recipe. */
export function inexpressible(why: string): HookglassError {
  return new HookglassError('recipe-malformed', `No recipe says the same as this scheme: ${why}`);
}

/** A backslash takes the meaning from the character behind it. */
export function unescapeText(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

export function escapeText(text: string): string {
  return text.replace(/[\\;{}]/g, '\\$&');
}

/** One `key=value` of a recipe; the value still has its escapes. */
export interface Field {
  readonly key: string;
  readonly value: string;
}

/** Splits `a=1;b=2`. White space around keys does not count, that of values does. */
export function splitRecipe(recipe: string): Field[] {
  const parts = recipe.match(/(?:\\[\s\S]|[^;\\])+|\\$/g) ?? [];
  return parts
    .filter((part) => part.trim() !== '')
    .map((part) => {
      if (part === '\\') throw malformed('it ends in a backslash. Write \\\\ for one.');
      const equals = part.indexOf('=');
      if (equals < 0) throw malformed(`"${part.trim()}" is no key=value.`);
      return { key: part.slice(0, equals).trim(), value: part.slice(equals + 1) };
    });
}
