export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** A value that holds no others. */
export type Scalar = string | number | boolean | null;

/** The JSON type of a parsed value. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

/** The JSON types that a document's type names mean: a whole number is a number. */
export const jsonTypeNamed = (type: string): string => (type === 'integer' ? 'number' : type);
