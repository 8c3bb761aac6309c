import { expect, test } from 'vitest';
import { type Clocks, createBatch } from '../../../../../../renderer/features/inbox/model/batch.ts';

function clocks(): Clocks & { paint: () => void; tick: () => void } {
  let frame: (() => void) | null = null;
  let timer: (() => void) | null = null;
  return {
    frame(run) {
      frame = run;
      return () => {
        frame = null;
      };
    },
    timer(run) {
      timer = run;
      return () => {
        timer = null;
      };
    },
    paint: () => frame?.(),
    tick: () => timer?.(),
  };
}

test('items of one frame come together, in order, once', () => {
  const seen: number[][] = [];
  const time = clocks();
  const add = createBatch<number>((items) => seen.push(items), time);
  add(1);
  add(2);
  expect(seen).toEqual([]);
  time.paint();
  // The timer that ran beside the frame has nothing left to do.
  time.tick();
  expect(seen).toEqual([[1, 2]]);
  add(3);
  time.paint();
  expect(seen).toEqual([[1, 2], [3]]);
});

test('a window in the background, which paints nothing, is served by the timer', () => {
  const seen: number[][] = [];
  const time = clocks();
  createBatch<number>((items) => seen.push(items), time)(1);
  time.tick();
  time.paint();
  expect(seen).toEqual([[1]]);
});
