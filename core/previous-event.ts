import type { TypeEvents, TypeName } from './store/type-events.ts';

/** Requests that are looked through in one step. */
const SPAN = 500;

/** The running number of the newest listed event of a type before another; a null after each step without one. */
export function* findPrevious(
  events: Pick<TypeEvents, 'find'>,
  type: TypeName,
  before: number,
  isListed: (seq: number) => boolean,
): Generator<number | null> {
  for (let last = before - 1; last > 0; last -= SPAN) {
    const found = events.find(type, last, SPAN).find(({ seq, readable }) => readable && isListed(seq));
    yield found?.seq ?? null;
  }
}
