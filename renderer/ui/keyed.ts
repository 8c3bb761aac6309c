/** Items of a list that does not move, with their place as key: the same item may come twice. */
export function keyed<T>(items: readonly T[]): { key: string; item: T }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
