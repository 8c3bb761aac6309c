import { type Random, randomText, randomUuid } from '../random.ts';
import { found, type Lookup, missing } from './scope.ts';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Generators with a length behind a colon: `{{hex:48}}`. */
const alphabets: Readonly<Record<string, string>> = {
  hex: '0123456789abcdef',
  digits: DIGITS,
  alphanumeric: LETTERS + DIGITS,
};

const MOST = 1_000;

/** How generators are written, as hints tell them. */
export const generatorNames: readonly string[] = [
  'uuid',
  ...Object.keys(alphabets).map((name) => `${name}:8`),
];

/** null where the expression is no generator of ours. Every occurrence gives a new value. */
export function generatedValue(expression: string, random: Random): Lookup | null {
  if (expression === 'uuid') return found(randomUuid(random));
  const [, name = '', length] = /^([a-z]+)(?::(\d{1,9}))?$/.exec(expression) ?? [];
  const alphabet = Object.hasOwn(alphabets, name) ? alphabets[name] : undefined;
  if (alphabet === undefined) return null;
  const count = Number(length);
  if (length === undefined || count < 1 || count > MOST)
    return missing(`Write how many characters, such as {{${name}:8}}, from 1 to ${MOST}.`);
  return found(randomText(count, alphabet, random));
}
