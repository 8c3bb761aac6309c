/** A stretch of running numbers; both ends are in it. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Running numbers that are not listed, and what they do to places in the list. Places count from the oldest, from 0. */
export interface Gaps {
  /** How many running numbers are in a gap. */
  readonly size: number;
  has(seq: number): boolean;
  /** How many listed events stand before a running number: its place, where it is listed itself. */
  placeOf(seq: number): number;
  /** The running number at a place. */
  seqAt(place: number): number;
  /** The stretches between the gaps from a place on, up to `last`, `count` numbers of them in all. */
  listed(place: number, count: number, last: number): Stretch[];
}

/** `stretches` do not overlap and stand in order. Each question is answered by a search among them, however many events there are. */
export function createGaps(stretches: readonly Stretch[]): Gaps {
  /** How many numbers are in the gaps before each, and in all of them. */
  const before: number[] = [0];
  for (const { first, last } of stretches) before.push((before.at(-1) ?? 0) + last - first + 1);

  /** How many gaps begin at or before a running number. */
  const begunBy = (seq: number): number => countWhile(stretches.length, (at) => firstOf(at) <= seq);
  const firstOf = (at: number): number => stretches[at]?.first ?? Number.POSITIVE_INFINITY;
  const lastOf = (at: number): number => stretches[at]?.last ?? 0;

  const seqAt = (place: number): number => {
    // A gap shifts the place where fewer than that many listed numbers stand before it.
    const passed = countWhile(stretches.length, (at) => firstOf(at) - 1 - (before[at] ?? 0) <= place);
    return place + 1 + (before[passed] ?? 0);
  };
  return {
    size: before.at(-1) ?? 0,
    has(seq) {
      const begun = begunBy(seq);
      return begun > 0 && lastOf(begun - 1) >= seq;
    },
    placeOf(seq) {
      const begun = begunBy(seq - 1);
      const inside = begun === 0 ? 0 : Math.max(0, lastOf(begun - 1) - seq + 1);
      return seq - 1 - ((before[begun] ?? 0) - inside);
    },
    seqAt,
    listed(place, count, last) {
      const found: Stretch[] = [];
      let seq = seqAt(place);
      let left = count;
      for (let at = begunBy(seq); left > 0 && seq <= last; at++) {
        const end = Math.min(firstOf(at) - 1, last, seq + left - 1);
        if (end >= seq) found.push({ first: seq, last: end });
        left -= Math.max(0, end - seq + 1);
        seq = lastOf(at) + 1;
        if (at >= stretches.length) break;
      }
      return found;
    },
  };
}

/** How many of `length` positions pass a test that all after the first failing one fail as well. */
function countWhile(length: number, passes: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Running numbers, in any order and repeated, as stretches in order. */
export function stretchesOf(seqs: readonly number[]): Stretch[] {
  const stretches: { first: number; last: number }[] = [];
  for (const seq of [...new Set(seqs)].sort((a, b) => a - b)) {
    const open = stretches.at(-1);
    if (open && open.last + 1 === seq) open.last = seq;
    else stretches.push({ first: seq, last: seq });
  }
  return stretches;
}

/** What of `from` is in none of `holes`; both in order, each without overlaps. */
export function without(from: readonly Stretch[], holes: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let at = 0;
  for (const { first, last } of from) {
    let next = first;
    while ((holes[at]?.last ?? Number.POSITIVE_INFINITY) < first) at++;
    for (let hole = at; next <= last; hole++) {
      const { first: begin, last: end } = holes[hole] ?? { first: last + 1, last };
      if (begin > next) left.push({ first: next, last: Math.min(last, begin - 1) });
      next = Math.max(next, end + 1);
      if (hole >= holes.length) break;
    }
  }
  return left;
}

export const sizeOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);
