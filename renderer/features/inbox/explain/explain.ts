import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import type { DocumentSource, FieldInfo } from '../../../../core/contract/models.ts';
import { typeWords, valueWords } from '../../../ui/field-words.ts';
import { toPointer } from '../body/pointer.ts';
import type { FieldStep } from './field-finder.ts';

/** What is to be said of one field of a captured body. */
export interface Explanation {
  /** Its JSON pointer, cut where it is very long; in words at the root. */
  readonly name: string;
  /** Its type, whether it has to be there, its documented set; none of a field that no document names. */
  readonly facts: readonly string[];
  readonly documented: boolean;
  readonly says: string;
  readonly source: DocumentSource;
}

/** Longer names nobody reads: the end says more than the beginning. */
const LONGEST_NAME = 120;

export function explain(found: ExplainedFields, steps: readonly FieldStep[]): Explanation {
  const { source } = found;
  const name = nameOf(steps);
  if (steps.length === 0) {
    const documented = found.fields.length > 0;
    const says = found.summary ?? (documented ? 'The body of the event.' : found.undocumented);
    return { name, facts: [], documented, says, source };
  }
  const field = fieldAt(found.fields, steps);
  if (!field)
    return { name, facts: [], documented: false, says: `Not documented. ${found.undocumented}`, source };
  const says = field.description ?? 'The document names this field without describing it.';
  return { name, facts: factsOf(field, steps), documented: true, says, source };
}

/** An index stands for every item of its list. */
function fieldAt(fields: readonly FieldInfo[], steps: readonly FieldStep[]): FieldInfo | undefined {
  const path = toPointer(steps.map((step) => (typeof step === 'number' ? '*' : step)));
  return fields.find((field) => field.path === path);
}

function factsOf(field: FieldInfo, steps: readonly FieldStep[]): string[] {
  // An item is there or not; nothing asks for it.
  const isItem = typeof steps.at(-1) === 'number';
  const values = valueWords(field.values);
  return [
    typeWords(field),
    ...(isItem ? [] : [field.required ? 'required' : 'optional']),
    ...(values === null ? [] : [field.values?.length === 1 ? `always ${values}` : values]),
  ];
}

function nameOf(steps: readonly FieldStep[]): string {
  if (steps.length === 0) return 'The whole body';
  const pointer = toPointer(steps);
  return pointer.length > LONGEST_NAME ? `…${pointer.slice(-LONGEST_NAME)}` : pointer;
}
