/** An event that is to be forwarded to one target. */
export interface Item {
  readonly seq: number;
  readonly provider: string | null;
  readonly eventType: string | null;
  /** Attempts that have ended. */
  tries: number;
  /** Where they are written; 0 before the first. */
  readonly kept: { delivery: number };
}

/** What waits at one target, in the order of arrival, and what waits for another try. */
export interface Backlog {
  readonly size: number;
  add(item: Item): void;
  retry(item: Item, dueAt: number): void;
  /** What is due, retries first; null where nothing is. */
  take(now: number): Item | null;
  /** When the next one is due: 0 where one waits that needs no moment; null where none waits. */
  nextDue(): number | null;
  /** Gives what waited. */
  clear(): Item[];
}

export function createBacklog(): Backlog {
  let fresh: Item[] = [];
  /** What was taken stays in the array until it is half of it: an array's own shift costs its length. */
  let taken = 0;
  let retries: { readonly item: Item; readonly dueAt: number }[] = [];
  return {
    get size() {
      return fresh.length - taken + retries.length;
    },
    add: (item) => void fresh.push(item),
    retry(item, dueAt) {
      const later = retries.findIndex((other) => other.dueAt > dueAt);
      retries.splice(later < 0 ? retries.length : later, 0, { item, dueAt });
    },
    take(now) {
      const [first] = retries;
      if (first && first.dueAt <= now) {
        retries.shift();
        return first.item;
      }
      const item = fresh[taken];
      if (item === undefined) return null;
      taken += 1;
      if (taken * 2 >= fresh.length) {
        fresh = fresh.slice(taken);
        taken = 0;
      }
      return item;
    },
    nextDue: () => (fresh.length > taken ? 0 : (retries[0]?.dueAt ?? null)),
    clear() {
      const all = [...fresh.slice(taken), ...retries.map(({ item }) => item)];
      fresh = [];
      taken = 0;
      retries = [];
      return all;
    },
  };
}
