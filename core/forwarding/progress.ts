import type { ForwardMark, Stretch } from '../store/forward-marks.ts';

/**
 * Which events of one target have come to their end, told so that it can be written in few rows: in almost every case all up to a number.
 * Numbers come in ascending order.
 */
export interface Progress {
  /** It waits from now on. */
  opened(seq: number): void;
  /** It is not to be sent. */
  passedOver(seq: number): void;
  /** It was sent, given up, or forgotten. */
  ended(seq: number): void;
  /** What is to be written, where `highest` is the last number that there is; null where nothing changed. Told again until `written`. */
  unwritten(highest: number): ForwardMark | null;
  written(mark: ForwardMark): void;
}

export function createProgress(writtenTo: number): Progress {
  let doneTo = writtenTo;
  /** In ascending order, as sets keep it: the first is the lowest. */
  const open = new Set<number>();
  let done: Stretch[] = [];
  /** Those that were passed over one after the other, with nothing opened in between: one row for all. */
  let over: { first: number; last: number } | null = null;

  return {
    opened(seq) {
      over = null;
      open.add(seq);
    },
    passedOver(seq) {
      // With nothing open the mark says it.
      if (open.size === 0) return;
      over = { first: over?.first ?? seq, last: seq };
      done = [...done.filter(({ first }) => first !== over?.first), over];
    },
    ended(seq) {
      if (open.delete(seq)) done.push({ first: seq, last: seq });
    },
    unwritten(highest) {
      const [lowest] = open;
      const next = lowest === undefined ? highest : lowest - 1;
      const beyond = done.filter(({ last }) => last > next);
      done = beyond;
      return next === doneTo && beyond.length === 0 ? null : { doneTo: next, done: beyond };
    },
    written(mark) {
      doneTo = mark.doneTo;
      const told = new Set(mark.done);
      done = done.filter((stretch) => !told.has(stretch));
    },
  };
}
