import type { ErrorObject } from 'ajv';
import { isObject } from '../../contract/is-object.ts';
import { parsePointer } from '../pointer.ts';
import type { Finding, JsonSchema } from '../schema.ts';
import { partsOf } from '../schema-fields.ts';
import { bestOf } from './choice.ts';
import { toFinding } from './keyword-words.ts';
import { type Told, tidy } from './tidy.ts';

/** Every error of a value against one schema. */
export type Judge = (value: unknown) => readonly ErrorObject[];

export interface Explaining {
  /** The schema that references begin at. */
  readonly root: JsonSchema;
  /** One schema in another one, or in a list of schemas, to judge by alone; null where that cannot be had. */
  part(owner: object, key: string | number): Judge | null;
}

/** What a keyword with schemas of its own has to say, and so many errors before it that those schemas made. */
interface Composed {
  readonly findings: readonly Finding[];
  readonly spent: number;
}

/** The errors of one value as findings. Of alternatives only the one that was most likely meant is told. */
export function explain(errors: readonly ErrorObject[], context: Explaining): Finding[] {
  const found: Told[][] = [];
  // From the end: what the schemas in a keyword found stands right before the error of the keyword.
  for (let left = errors.length; left > 0; ) {
    const error = errors[--left];
    if (!error || error.propertyName !== undefined) continue;
    const { findings, spent } = composed(error, context);
    left = Math.max(0, left - spent);
    const doubtful = isDoubtful(error, context.root);
    found.push(findings.map((finding) => ({ finding, by: error.keyword, doubtful })));
  }
  return tidy(found.reverse().flat());
}

function composed(error: ErrorObject, context: Explaining): Composed {
  if (error.keyword === 'anyOf' || error.keyword === 'oneOf') return choice(error, context);
  const finding = toFinding(error, context.root);
  const findings = finding ? [finding] : [];
  return { findings, spent: error.keyword === 'contains' ? errorsOfItems(error, context) : 0 };
}

function errorsOfItems({ parentSchema, data }: ErrorObject, { part }: Explaining): number {
  const judge = parentSchema && part(parentSchema, 'contains');
  if (!judge || !Array.isArray(data)) return 0;
  return data.reduce<number>((sum, item) => sum + judge(item).length, 0);
}

function choice({ schema, data, instancePath, params }: ErrorObject, context: Explaining): Composed {
  const alternatives: readonly unknown[] = Array.isArray(schema) ? schema : [];
  const judged = alternatives.map((_, index) => context.part(alternatives, index)?.(data) ?? []);
  const spent = judged.reduce((sum, errors) => sum + errors.length, 0);
  const path = parsePointer(instancePath) ?? [];
  if (Array.isArray(params.passingSchemas)) {
    const expected = `as exactly one of its alternatives, not as ${params.passingSchemas.length} of them`;
    return { findings: [{ kind: 'mismatch', path, rule: 'format', allowed: null, expected }], spent };
  }
  const best = bestOf(judged.map((errors) => explain(errors, context)));
  return { findings: best.map((finding) => below(path, finding)), spent };
}

/** A part of a schema that fails evaluates no field: then fields that it does name are called strange. */
function isDoubtful({ params, parentSchema }: ErrorObject, root: JsonSchema): boolean {
  const key: unknown = params.unevaluatedProperty;
  if (typeof key !== 'string' || !isObject(parentSchema)) return false;
  return partsOf(parentSchema, root).some(
    ({ properties }) => isObject(properties) && Object.hasOwn(properties, key),
  );
}

function below(path: readonly string[], finding: Finding): Finding {
  return finding.kind === 'whole' ? finding : { ...finding, path: [...path, ...finding.path] };
}
