import { expect, it } from 'vitest';
import type { Explained } from '../../../../core/tunnel/failure.ts';
import { type Machine, machineOff, nextMachine, type TunnelEvent } from '../../../../core/tunnel/machine.ts';

const problem = { code: null, message: 'It broke.', todo: 'Mend it.' };
const passing: Explained = { problem, tries: Number.POSITIVE_INFINITY, maybeOurs: false };
const lasting: Explained = { problem, tries: 1, maybeOurs: false };
const taken: Explained = { problem, tries: 1, maybeOurs: true };

const fail = (why: Explained, now: number): TunnelEvent => ({ type: 'fail', why, now, random: 0 });
const online = (now: number): TunnelEvent => ({ type: 'online', url: 'https://x.test', now });
const again: TunnelEvent = { type: 'try', fresh: false };
const after = (...events: TunnelEvent[]): Machine => events.reduce(nextMachine, machineOff);

it('waits longer after each failure in a row', () => {
  const waits = [1, 2, 3].map((count) => {
    const { state } = after(...Array.from({ length: count }, () => [again, fail(passing, 1_000)]).flat());
    return state.status === 'reconnecting' ? state.retryAt - 1_000 : null;
  });
  expect(waits).toEqual([500, 1_000, 2_000]);
});

it('forgets failures once it was online for a while, and not before', () => {
  const flapping = after(again, fail(passing, 0), again, online(1_000), fail(passing, 2_000));
  expect(flapping.failures).toBe(2);
  const steady = after(again, fail(passing, 0), again, online(1_000), fail(passing, 20_000));
  expect(steady.failures).toBe(1);
});

it('forgets failures when the user wants a new try', () => {
  expect(after(again, fail(passing, 0), { type: 'try', fresh: true }, fail(passing, 1)).failures).toBe(1);
});

it('ends where another try would end the same', () => {
  expect(after(again, fail(lasting, 0)).state).toEqual({ status: 'failed', problem });
});

it('gives up after as many tries as a failure is worth', () => {
  const few: Explained = { ...passing, tries: 3 };
  const twice = after(again, fail(few, 0), again, fail(few, 1));
  expect(twice.state.status).toBe('reconnecting');
  expect(nextMachine(nextMachine(twice, again), fail(few, 2)).state.status).toBe('failed');
});

it('takes "already there" for its own ghost only shortly after it was online', () => {
  const lost = [again, online(0), fail(passing, 100_000), again] as const;
  expect(after(...lost, fail(taken, 101_000)).state.status).toBe('reconnecting');
  expect(after(...lost, fail(taken, 300_000)).state.status).toBe('failed');
  expect(after(again, fail(taken, 0)).state.status).toBe('failed');
});

it('is off after a stop, with nothing left of before', () => {
  expect(after(again, online(0), { type: 'stop' })).toEqual(machineOff);
});
