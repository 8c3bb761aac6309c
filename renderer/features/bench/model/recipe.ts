/** The fields of a recipe as the builder has them: `header=X-Sig;prefix=sha256=;…` in boxes. Empty is not given. */
export interface Recipe {
  readonly header: string;
  readonly prefix: string;
  readonly algorithm: string;
  readonly encoding: string;
  readonly key: string;
  readonly content: string;
  readonly 'timestamp-header': string;
  readonly 'id-header': string;
  /** Fields that the builder has no box for, as they stand. */
  readonly rest: string;
}

export type RecipeField = Exclude<keyof Recipe, 'rest'>;

export const recipeChoices = {
  algorithm: ['sha1', 'sha256', 'sha384', 'sha512'],
  encoding: ['hex', 'base64', 'base64url'],
  key: ['utf8', 'hex', 'base64', 'base64url'],
} as const;

/** What can be put into the content. */
export const recipeNames = ['{timestamp}', '{id}', '{body}', '{url}', '{method}'] as const;

const order: readonly RecipeField[] = [
  'header',
  'prefix',
  'algorithm',
  'encoding',
  'key',
  'content',
  'timestamp-header',
  'id-header',
];
/** In these the escapes stay as they are written: braces have a meaning there. */
const verbatim: ReadonlySet<string> = new Set(['content']);

const empty: Recipe = {
  header: '',
  prefix: '',
  algorithm: '',
  encoding: '',
  key: '',
  content: '',
  'timestamp-header': '',
  'id-header': '',
  rest: '',
};

/** Where a recipe starts: the commonest one. */
export const firstRecipe =
  'header=X-Signature;prefix=sha256=;algorithm=sha256;encoding=hex;key=utf8;content={body}';

/** Reads what it can; the engine says what is wrong with the rest. */
export function readRecipe(text: string): Recipe {
  const fields: Record<RecipeField, string> & { rest: string } = { ...empty };
  const rest: string[] = [];
  for (const part of text.match(/(?:\\[\s\S]|[^;\\])+|\\$/g) ?? []) {
    const equals = part.indexOf('=');
    const key = part.slice(0, Math.max(0, equals)).trim();
    const field = order.find((candidate) => candidate === key && fields[candidate] === '');
    if (field)
      fields[field] = verbatim.has(field) ? part.slice(equals + 1) : withoutEscapes(part.slice(equals + 1));
    else if (part.trim() !== '') rest.push(part);
  }
  return { ...fields, rest: rest.join(';') };
}

export function writeRecipe(recipe: Recipe): string {
  const fields = order.flatMap((field) => {
    const value = recipe[field];
    return value === '' ? [] : [`${field}=${verbatim.has(field) ? value : withEscapes(value)}`];
  });
  return [...fields, ...(recipe.rest === '' ? [] : [recipe.rest])].join(';');
}

/** The content with a name put in at the caret. */
export function insertName(content: string, at: number, name: string): string {
  return content.slice(0, at) + name + content.slice(at);
}

function withoutEscapes(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

function withEscapes(text: string): string {
  return text.replace(/[\\;{}]/g, '\\$&');
}
