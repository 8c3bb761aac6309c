import type { FieldInfo } from '../contract/models.ts';
import type { PayloadSchema } from './schema.ts';
import { schemaFields } from './schema-fields.ts';

/** A schema never changes, and turning one into JSON Schema costs more than all that is done with it. */
const known = new WeakMap<PayloadSchema, readonly FieldInfo[]>();

/** The fields that a payload's schema describes. */
export function fieldsOf(schema: PayloadSchema): readonly FieldInfo[] {
  const found = known.get(schema) ?? schemaFields(schema.jsonSchema());
  known.set(schema, found);
  return found;
}
