import type { DriftExample, EventRef } from '../contract/drift-calls.ts';
import type { Scalar } from './json-type.ts';

/** Characters of a string that are kept of it; a longer one is no value of a set. */
const LONGEST = 60;
const EXAMPLES = 3;
/** More different values than this are no set of values. */
const MOST_VALUES = 12;
/** A set needs so many samples, and so many for each of its values: three ids in three events are no set. */
const ENOUGH_SAMPLES = 10;
const ENOUGH_EACH = 3;

/** What is kept of a field's values: a few of them, however many come. */
export interface Samples {
  note(value: Scalar, event: EventRef): void;
  examples(): DriftExample[];
  /** All values that came, sorted; null where they are too many, or too few samples to say so. */
  values(): Scalar[] | null;
}

export function createSamples(): Samples {
  const examples = new Map<Scalar, EventRef>();
  let values: Set<Scalar> | null = new Set();
  let count = 0;
  return {
    note(value, event) {
      count += 1;
      if (values) values = withValue(values, value);
      const short = shortened(value);
      const known = examples.get(short);
      if (known ? known.seq < event.seq : examples.size < EXAMPLES) examples.set(short, event);
    },
    examples: () => [...examples].map(([value, event]) => ({ value, event })),
    values() {
      if (!values || count < ENOUGH_SAMPLES || count < values.size * ENOUGH_EACH) return null;
      return [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    },
  };
}

/** null once there are too many values to be a set. */
function withValue(values: Set<Scalar>, value: Scalar): Set<Scalar> | null {
  if (typeof value === 'string' && value.length > LONGEST) return null;
  values.add(value);
  return values.size > MOST_VALUES ? null : values;
}

/** A string cut where it is long, never in the middle of a surrogate pair. */
export function shortened(value: Scalar): Scalar {
  if (typeof value !== 'string' || value.length <= LONGEST) return value;
  return `${value.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
