import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSleep } from '../../../../core/tunnel-runner/sleep.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const clock = { now: () => Date.now(), monotonic: () => 0 };

it('tells of a sleep, and of nothing else', () => {
  const woken = vi.fn();
  const watch = watchSleep(clock, woken);
  watch.start();
  vi.advanceTimersByTime(60_000);
  expect(woken).not.toHaveBeenCalled();
  // The timers stand still, the wall clock goes on.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(woken).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(woken).toHaveBeenCalledTimes(1);
});

it('takes a clock that is set back for no sleep, and is quiet once it is stopped', () => {
  const woken = vi.fn();
  const watch = watchSleep(clock, woken);
  watch.start();
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(10_000);
  watch.stop();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(10_000);
  expect(woken).not.toHaveBeenCalled();
});
