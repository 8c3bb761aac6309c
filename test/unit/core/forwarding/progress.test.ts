import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../../core/forwarding/progress.ts';
import type { Stretch } from '../../../../core/store/forward-marks.ts';

/** What the history would hold: written marks, and which numbers of `1 … highest` they leave open. */
function kept() {
  let doneTo = 0;
  let done: Stretch[] = [];
  return {
    write(progress: ReturnType<typeof createProgress>, highest: number): void {
      const mark = progress.unwritten(highest);
      if (mark === null) return;
      doneTo = mark.doneTo;
      const firsts = new Set(mark.done.map(({ first }) => first));
      done = [...done.filter(({ first, last }) => last > doneTo && !firsts.has(first)), ...mark.done];
      progress.written(mark);
    },
    open: (seqs: readonly number[]): number[] =>
      seqs.filter((seq) => seq > doneTo && !done.some(({ first, last }) => first <= seq && seq <= last)),
    rows: () => done.length,
  };
}

/** A target's life, step by step; a number ends one of those that are open. */
function played() {
  const progress = createProgress(0);
  const history = kept();
  const due = new Set<number>();
  const own: number[] = [];
  let highest = 0;
  const end = (nth: number): void => {
    const ending = [...due][nth % Math.max(1, due.size)];
    if (ending === undefined) return;
    due.delete(ending);
    progress.ended(ending);
  };
  const steps = {
    open() {
      own.push(++highest);
      due.add(highest);
      progress.opened(highest);
    },
    over() {
      own.push(++highest);
      progress.passedOver(highest);
    },
    elsewhere: () => void highest++,
    write: () => history.write(progress, highest),
  };
  const take = (step: keyof typeof steps | number): void => {
    if (typeof step === 'number') end(step);
    else steps[step]();
  };
  return { history, due, own, take };
}

describe('how far a target is', () => {
  it('is one number while events end in their order', () => {
    const progress = createProgress(0);
    progress.opened(1);
    progress.opened(3);
    expect(progress.unwritten(3)).toBeNull();
    progress.ended(1);
    const mark = progress.unwritten(3);
    expect(mark).toEqual({ doneTo: 2, done: [] });
    if (mark) progress.written(mark);
    expect(progress.unwritten(3)).toBeNull();
    progress.ended(3);
    expect(progress.unwritten(9)).toEqual({ doneTo: 9, done: [] });
  });

  it('has one row for any number that were passed over one after the other', () => {
    const progress = createProgress(0);
    progress.opened(1);
    for (let seq = 2; seq <= 5_000; seq++) progress.passedOver(seq);
    expect(progress.unwritten(5_000)).toEqual({ doneTo: 0, done: [{ first: 2, last: 5_000 }] });
  });

  it('tells again what could not be written', () => {
    const progress = createProgress(0);
    progress.opened(1);
    progress.opened(2);
    progress.ended(2);
    expect(progress.unwritten(2)).toEqual({ doneTo: 0, done: [{ first: 2, last: 2 }] });
    expect(progress.unwritten(2)).toEqual({ doneTo: 0, done: [{ first: 2, last: 2 }] });
  });

  it('leaves open exactly what was opened and has not ended, whatever comes when', () => {
    const step = fc.oneof(
      fc.constantFrom('open' as const, 'over' as const, 'elsewhere' as const, 'write' as const),
      fc.nat({ max: 50 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const { history, due, own, take } = played();
        for (const one of steps) take(one);
        take('write');
        expect(history.open(own)).toEqual([...due]);
        // No more rows than events that ended before the lowest that is open.
        expect(history.rows()).toBeLessThanOrEqual(own.length);
      }),
    );
  });
});
