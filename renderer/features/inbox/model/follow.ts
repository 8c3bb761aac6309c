/**
 * Where the list stands. Following: the newest event is on top and selected. As soon as the user moves, it is
 * paused: arrivals are only counted, and neither selection nor scroll position change.
 */
export interface Follow {
  readonly following: boolean;
  /** Position (from the oldest) of the selected event. */
  readonly selected: number | null;
  /** How many events there were when following stopped. */
  readonly seenTotal: number;
}

export const followAtStart: Follow = { following: true, selected: null, seenTotal: 0 };

/** `first` is the lowest position that there is. */
export function arrived(follow: Follow, total: number, first = 0): Follow {
  if (follow.following) return { following: true, selected: newest(total, first), seenTotal: total };
  // The history was emptied or replaced under the selection.
  if (total < follow.seenTotal) return arrived(followAtStart, total, first);
  return follow;
}

export function select(follow: Follow, total: number, position: number, first = 0): Follow {
  const selected = total === first ? null : Math.max(first, Math.min(total - 1, position));
  return { ...pause(follow, total), selected };
}

/** Scrolled away: the view stays where it is, the selection too. */
export function pause(follow: Follow, total: number): Follow {
  return follow.following ? { ...follow, following: false, seenTotal: total } : follow;
}

export function resume(total: number, first = 0): Follow {
  return { following: true, selected: newest(total, first), seenTotal: total };
}

/** Other events are listed than before: the selected one, or its newer neighbour, now stands at `place` of `total`. */
export function relisted(follow: Follow, total: number, fresh: number, place: number): Follow {
  if (follow.following || total === 0) return resume(total);
  return { following: false, selected: Math.min(place, total - 1), seenTotal: Math.max(0, total - fresh) };
}

/** Events that came since following stopped. A selection made meanwhile does not make them seen. */
export function newSince(follow: Follow, total: number): number {
  return follow.following ? 0 : Math.max(0, total - follow.seenTotal);
}

function newest(total: number, first: number): number | null {
  return total > first ? total - 1 : null;
}
