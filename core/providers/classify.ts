import { isObject } from '../contract/is-object.ts';
import type { Classification, EventType } from './provider.ts';
import type { PayloadSchema } from './schema.ts';

/**
 * For providers whose bodies name their type in one field. `untyped` says what is wrong with a body in which that field
 * is missing or no string.
 */
export function classifyByField(
  field: string,
  eventTypes: readonly EventType[],
  untyped: PayloadSchema,
): (body: unknown) => Classification {
  const known = new Set(eventTypes.map(({ id }) => id));
  return (body) => {
    const type = isObject(body) ? body[field] : undefined;
    if (typeof type !== 'string') return { kind: 'untyped', schema: untyped };
    return { kind: known.has(type) ? 'type' : 'unknown-type', eventType: type };
  };
}
