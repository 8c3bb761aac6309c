import type { DriftCode, EventRef } from '../contract/drift-calls.ts';
import type { FieldInfo } from '../contract/models.ts';
import { type JsonType, jsonTypeNamed, jsonTypeOf, type Scalar } from './json-type.ts';
import { createSamples, type Samples } from './samples.ts';

/** The step that stands for every item of a list. */
export const ITEMS = '*';

/** One place in the bodies of a type, with what came there. */
export interface Field {
  readonly path: string;
  readonly depth: number;
  readonly documented: FieldInfo | null;
  readonly rule: Rule;
  readonly children: Map<string, Field>;
  readonly tally: Tally;
}

/** What the document allows at a place; an empty set allows anything. */
export interface Rule {
  readonly types: ReadonlySet<string>;
  readonly values: ReadonlySet<unknown>;
  /** A value of another type than those of the set is of a wrong type, not outside the set. */
  readonly valueTypes: ReadonlySet<JsonType>;
}

/** Counts are of events, not of places in them: a list of a thousand items is one event. */
export interface Tally {
  present: number;
  /** Events in which it was an object, and in which it was an object or a list. */
  objects: number;
  containers: number;
  readonly types: Map<JsonType, number>;
  readonly samples: Samples;
  first: EventRef | null;
  last: EventRef | null;
  readonly differences: Map<DriftCode, Difference>;
  /** A few of the values outside the documented set. */
  readonly outside: Set<Scalar>;
}

export interface Difference {
  events: number;
  newest: EventRef;
}

export function createField(path: string, depth: number, documented: FieldInfo | null): Field {
  return { path, depth, documented, rule: ruleOf(documented), children: new Map(), tally: emptyTally() };
}

function ruleOf(documented: FieldInfo | null): Rule {
  const values = (documented?.values ?? []).filter((value) => typeof value !== 'object' || value === null);
  return {
    types: new Set(documented?.types.map(jsonTypeNamed)),
    values: new Set(values),
    valueTypes: new Set(values.map(jsonTypeOf)),
  };
}

const emptyTally = (): Tally => ({
  present: 0,
  objects: 0,
  containers: 0,
  types: new Map(),
  samples: createSamples(),
  first: null,
  last: null,
  differences: new Map(),
  outside: new Set(),
});
