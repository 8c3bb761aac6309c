import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTeller, QUIET_MS } from '../../../../../../renderer/features/inbox/arrivals/teller.ts';
import { summaries, summary } from '../../../support.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(isOn: () => boolean = () => true) {
  const said: string[] = [];
  return { said, teller: createTeller((words) => said.push(words), isOn) };
}

const invalid = summary(1, { validation: { status: 'invalid', errors: 1, warnings: 0 } });

test('the first arrival is said at once, what comes in the five seconds after it in one sentence', () => {
  const { said, teller } = start();
  teller.arrived([summary(0)], 1);
  expect(said).toEqual(['1 new event']);
  teller.arrived([invalid], 1);
  teller.arrived(summaries(2, 12), 10);
  vi.advanceTimersByTime(QUIET_MS - 1);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['1 new event', '11 new events, 1 invalid']);
});

test('a minute of a hundred events a second is thirteen sentences, and none of the events is left out', () => {
  const { said, teller } = start();
  for (let n = 0; n < 600; n++) {
    teller.arrived(summaries(n * 10, n * 10 + 10), 10);
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(QUIET_MS);
  expect(said).toHaveLength(13);
  const told = said.map((words) => Number(words.replace(/\D/g, '')));
  expect(told.reduce((sum, events) => sum + events, 0)).toBe(6000);
});

test('after a quiet time the next arrival is said at once again', () => {
  const { said, teller } = start();
  teller.arrived([summary(0)], 1);
  vi.advanceTimersByTime(QUIET_MS);
  expect(said).toHaveLength(1);
  teller.arrived([invalid], 1);
  expect(said).toEqual(['1 new event', '1 new event, 1 invalid']);
});

test('switched off, nothing is said, and nothing of it later', () => {
  let on = true;
  const { said, teller } = start(() => on);
  teller.arrived([summary(0)], 1);
  teller.arrived([summary(1)], 1);
  on = false;
  vi.advanceTimersByTime(QUIET_MS);
  teller.arrived(summaries(2, 50), 48);
  vi.advanceTimersByTime(QUIET_MS);
  on = true;
  teller.arrived([summary(50)], 1);
  expect(said).toEqual(['1 new event', '1 new event']);
});

test('what is waiting is not said once the Inbox is left', () => {
  const { said, teller } = start();
  teller.arrived([summary(0)], 1);
  teller.arrived([summary(1)], 1);
  teller.stop();
  vi.advanceTimersByTime(QUIET_MS * 2);
  expect(said).toEqual(['1 new event']);
});
