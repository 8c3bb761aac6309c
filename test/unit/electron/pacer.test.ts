import { expect, it } from 'vitest';
import { createPacer } from '../../../electron/desktop/pacer.ts';

function manual() {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  return {
    clock: {
      now: () => now,
      after(ms: number, work: () => void) {
        const timer = { at: now + ms, work };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}

it('shows the first at once, then all since as one', () => {
  const { clock, pass } = manual();
  const shown: [string, number][] = [];
  const pacer = createPacer<string>(10, clock, (newest, count) => shown.push([newest, count]));
  pacer.add('a', 1);
  pacer.add('b', 3);
  pacer.add('c', 2);
  expect(shown).toEqual([['a', 1]]);
  pass(10);
  expect(shown).toEqual([
    ['a', 1],
    ['c', 5],
  ]);
  pass(10);
  pacer.add('d', 1);
  expect(shown.at(-1)).toEqual(['d', 1]);
});

it('forgets what waits when it is cleared', () => {
  const { clock, pass } = manual();
  const shown: string[] = [];
  const pacer = createPacer<string>(10, clock, (newest) => shown.push(newest));
  pacer.add('a', 1);
  pacer.add('b', 1);
  pacer.clear();
  pass(20);
  expect(shown).toEqual(['a']);
});
