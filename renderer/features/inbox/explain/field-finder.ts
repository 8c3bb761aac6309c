import { isClose, isOpen, keyOf, skipSpace, valueEnd } from '../body/json-scan.ts';

/** One step from the root: a key, or an index in a list. */
export type FieldStep = string | number;

/** The innermost field around a place in a text. */
export interface FieldAt {
  /** None at the root. */
  readonly steps: readonly FieldStep[];
  /** Where its key begins; in a list and at the root, its value. */
  readonly from: number;
  /** Where its value ends; of an object or a list, the place after its opening bracket. */
  readonly to: number;
  /** The place is on its key or its own value, not on what stands between fields. */
  readonly on: boolean;
}

export interface FieldFinder {
  /** null outside of the text's value. */
  at(place: number): FieldAt | null;
}

/** A field whose key was passed, not yet read. Linked to what holds it, so that a text may be nested as deep as it likes. */
interface Field {
  readonly parent: Field | null;
  readonly from: number;
  readonly to: number;
  /** Where the key ends; null in a list and at the root. */
  readonly keyTo: number | null;
  readonly index: number;
}

/** An object or a list that is open. A new one for each item, so that it can be kept as it was. */
interface Level {
  readonly field: Field;
  readonly parent: Level | null;
  readonly list: boolean;
  readonly index: number;
}

/** Where a scan stands: before a field, a comma or a closing bracket of the level. */
interface State {
  readonly at: number;
  readonly level: Level | null;
}

interface Step {
  readonly next: State;
  /** The field that the step read, as far as its own value; null for a comma or a bracket. */
  readonly field: Field | null;
}

/** A scan starts at most this many characters before a place, once it has come by. */
const STRIDE = 32 * 1024;

/**
 * Finds fields by their place, for a pointer that moves and a cursor that runs through megabytes: the text is scanned
 * forward once, as far as it is asked for, and of each stretch the state at its beginning is kept.
 */
export function createFieldFinder(text: string): FieldFinder {
  const kept: State[] = [{ at: 0, level: null }];

  const nearest = (place: number): State => kept.findLast(({ at }) => at <= place) ?? { at: 0, level: null };
  const keep = (state: State): void => {
    const last = kept.at(-1)?.at ?? 0;
    if (state.at >= last + STRIDE) kept.push(state);
  };

  return {
    at(place) {
      for (let state = nearest(place); state.at <= place && state.at < text.length; ) {
        keep(state);
        const start = skipSpace(text, state.at);
        const { next, field } = step(text, start, state.level);
        // A field lies between its beginning and the next state; so does all else that belongs to its level.
        if (next.at > place) {
          if (field && place >= start) return found(text, field, true);
          return state.level ? found(text, state.level.field, false) : null;
        }
        state = next;
      }
      return null;
    },
  };
}

function step(text: string, at: number, level: Level | null): Step {
  const code = text.charCodeAt(at);
  if (level && isClose(code)) return { next: { at: at + 1, level: level.parent }, field: null };
  if (text[at] === ',') {
    const next = level?.list ? { ...level, index: level.index + 1 } : level;
    return { next: { at: at + 1, level: next }, field: null };
  }
  return readField(text, at, level);
}

function readField(text: string, from: number, level: Level | null): Step {
  const keyTo = level && !level.list ? valueEnd(text, from) : null;
  const valueFrom = keyTo === null ? from : skipSpace(text, skipSpace(text, keyTo) + 1);
  const opens = isOpen(text.charCodeAt(valueFrom));
  // At least one character, so that a text that is no JSON ends as well.
  const to = Math.max(from + 1, opens ? valueFrom + 1 : valueEnd(text, valueFrom));
  const field: Field = { parent: level?.field ?? null, from, to, keyTo, index: level?.index ?? 0 };
  const below = opens ? { field, parent: level, list: text[valueFrom] === '[', index: 0 } : level;
  return { next: { at: to, level: below }, field };
}

function found(text: string, field: Field, on: boolean): FieldAt {
  const steps: FieldStep[] = [];
  for (let one = field; one.parent; one = one.parent)
    steps.push(one.keyTo === null ? one.index : keyOf(text, one.from, one.keyTo));
  return { steps: steps.reverse(), from: field.from, to: field.to, on };
}
