import type { FieldInfo } from '../../core/contract/models.ts';

/** The types of JSON Schema in words. */
const words: Readonly<Record<string, string>> = {
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
};
const formats: Readonly<Record<string, string>> = { uuid: 'UUID' };

/** "string", "UUID", "string or null", "whole number"; "anything" where the schema leaves it open. */
export function typeWords({ types, format, values }: Pick<FieldInfo, 'types' | 'format' | 'values'>): string {
  const whole = values?.every((value) => Number.isInteger(value)) ?? false;
  const named = types.map((type) => {
    if (type === 'string' && format !== null) return formats[format] ?? `string (${format})`;
    return type === 'number' && whole ? 'whole number' : (words[type] ?? type);
  });
  return named.length > 0 ? named.join(' or ') : 'anything';
}

/** A documented set longer than this is told in part. */
const MOST_VALUES = 12;

/** `"a", "b" or 3`; null where there is no set. */
export function valueWords(values: readonly unknown[] | null): string | null {
  if (values === null) return null;
  const told = values.map((value) => JSON.stringify(value));
  if (told.length > MOST_VALUES)
    return `${told.slice(0, MOST_VALUES).join(', ')} and ${told.length - MOST_VALUES} more`;
  const last = told.pop() ?? '';
  return told.length > 0 ? `${told.join(', ')} or ${last}` : last;
}
