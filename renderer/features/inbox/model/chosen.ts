/**
 * Several events at once. Beside the selected event, which the detail shows, any number may be chosen. Positions count from
 * the oldest, so that arrivals move none. While none is chosen, the selected one stands alone.
 */
export interface Chosen {
  readonly positions: ReadonlySet<number>;
  /** Where a range starts; null: at the selected event. */
  readonly anchor: number | null;
}

export const noneChosen: Chosen = { positions: new Set(), anchor: null };

/** The most that are chosen at once: what is done with them is told row by row. */
export const CHOSEN_AT_MOST = 10_000;

/** One more, or one less. The first beside the selected one takes that along. */
export function toggle(chosen: Chosen, selected: number | null, position: number): Chosen {
  const positions = new Set(withSelected(chosen, selected));
  if (!positions.delete(position) && positions.size < CHOSEN_AT_MOST) positions.add(position);
  return { positions, anchor: position };
}

/** From where the range started to here, and nothing else. Of a longer one, the part next to its start. */
export function extend({ anchor }: Chosen, selected: number | null, position: number): Chosen {
  const start = anchor ?? selected ?? position;
  const step = position < start ? -1 : 1;
  const count = Math.min(CHOSEN_AT_MOST, Math.abs(position - start) + 1);
  const positions = new Set(Array.from({ length: count }, (_, index) => start + index * step));
  return { positions, anchor: start };
}

/** The selection moves on alone, what was chosen stays. */
export function keep(chosen: Chosen, selected: number | null): Chosen {
  return { positions: new Set(withSelected(chosen, selected)), anchor: null };
}

/** All of them, or the newest. */
export function all(total: number, first = 0): Chosen {
  const count = Math.min(total - first, CHOSEN_AT_MOST);
  return { positions: new Set(Array.from({ length: count }, (_, index) => total - 1 - index)), anchor: null };
}

/** What an action is about, the oldest first. */
export function chosenPositions(chosen: Chosen, selected: number | null): number[] {
  return [...withSelected(chosen, selected)].sort((a, b) => a - b);
}

function withSelected({ positions }: Chosen, selected: number | null): Iterable<number> {
  return positions.size > 0 || selected === null ? positions : [selected];
}
