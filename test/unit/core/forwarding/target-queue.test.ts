import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForwardTarget } from '../../../../core/contract/forwarding.ts';
import { MOST_WAITING } from '../../../../core/forwarding/rules.ts';
import { createTargetQueue, type Timing } from '../../../../core/forwarding/target-queue.ts';
import type { Attempt } from '../../../../core/sender/attempt.ts';
import { forwardTo } from '../../../support/rules.ts';

/** Time that goes on only when the test says so. */
function manualTime() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  let asked = 0;
  const timing: Timing = {
    now: () => now,
    after(ms, run) {
      asked += 1;
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return {
    timing,
    /** How often a moment was asked for. */
    asked: () => asked,
    async pass(ms: number): Promise<void> {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        timers = timers.filter((other) => other !== next);
        next.run();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

/** All that needs no time has happened. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const attempt = (status: number | null): Attempt => ({
  startedAt: 0,
  ok: status !== null && status < 300,
  request: { headers: [], rawHead: new Uint8Array(), bodyBytes: 0 },
  response:
    status === null
      ? null
      : { status, statusText: '', httpVersion: '1.1', headers: [], body: new Uint8Array(), truncated: false },
  unreadable: null,
  timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 1 },
  error: status === null ? { code: 'target-refused', message: '' } : null,
  remarks: [],
});

function harness(
  answer: (seq: number, n: number) => number | null | 'hang',
  changes: Partial<ForwardTarget> = {},
) {
  const time = manualTime();
  const sent: { seq: number; at: number }[] = [];
  const ended: { seq: number; ok: boolean }[] = [];
  let underWay = 0;
  let most = 0;
  const target = forwardTo('http://127.0.0.1:1/', changes);
  const queue = createTargetQueue(
    { target, paused: false },
    {
      timing: time.timing,
      async send({ seq, tries }, _target, signal) {
        sent.push({ seq, at: time.timing.now() });
        most = Math.max(most, ++underWay);
        const status = answer(seq, tries + 1);
        if (status === 'hang') await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await Promise.resolve();
        underWay -= 1;
        return attempt(status === 'hang' ? null : status);
      },
      onAttempt(item, made, last) {
        if (last) ended.push({ seq: item.seq, ok: made.ok });
      },
      onGone() {},
      onChange() {},
    },
  );
  const add = (seq: number) => queue.add({ seq, provider: null, eventType: null });
  return { time, queue, target, add, sent, ended, most: () => most, pumps: time.asked };
}

describe('the queue of a target', () => {
  it('tries what failed again after a wait that grows, and gives up after so many tries', async () => {
    const { time, add, sent, ended } = harness(() => 500, { tries: 3 });
    add(1);
    await time.pass(60_000);
    expect(sent).toEqual([
      { seq: 1, at: 0 },
      { seq: 1, at: 1_000 },
      { seq: 1, at: 5_000 },
    ]);
    expect(ended).toEqual([{ seq: 1, ok: false }]);
  });

  it('does not repeat what the handler refused, and lets others past while one waits for its retry', async () => {
    const { time, add, sent, queue } = harness(
      (seq, n) => (seq === 1 && n === 1 ? 503 : seq === 2 ? 400 : 200),
      {
        atOnce: 1,
      },
    );
    for (const seq of [1, 2, 3]) add(seq);
    await time.pass(10_000);
    expect(sent.map(({ seq }) => seq)).toEqual([1, 2, 3, 1]);
    expect(queue.health()).toMatchObject({ delivered: 2, failed: 1, state: 'ok', failingSince: null });
  });

  it('takes a target that gives no answers to be down, probes it, and goes on when it is back', async () => {
    let up = false;
    const { time, add, sent, queue } = harness(() => (up ? 200 : null), { tries: 1, atOnce: 4 });
    for (let seq = 1; seq <= 200; seq++) add(seq);
    await time.pass(0);
    expect(queue.health()).toMatchObject({ state: 'down', lastProblem: 'target-refused' });
    expect(queue.health().failingSince).toBe(new Date(0).toISOString());
    const before = sent.length;
    expect(before).toBeLessThan(10);
    await time.pass(3_500);
    // After 1 s, and 2 s later.
    expect(sent.length - before).toBe(2);
    up = true;
    await time.pass(60_000);
    expect(sent).toHaveLength(200);
    expect(queue.health()).toMatchObject({ state: 'ok', waiting: 0, underWay: 0, failingSince: null });
  });

  it('sleeps until a retry is due where nothing else waits for a target that is down', async () => {
    const { time, add, sent, pumps } = harness(() => null, { tries: 7, atOnce: 1 });
    add(1);
    await time.pass(400_000);
    expect(sent).toHaveLength(7);
    // One moment a try, and no turning in between.
    expect(pumps()).toBeLessThan(20);
  });

  it('bounds what waits behind a target that hangs, counts the rest, and says which it was', async () => {
    const { time, add, queue, most } = harness(() => 'hang', { atOnce: 3 });
    for (let seq = 1; seq <= MOST_WAITING + 13; seq++) add(seq);
    await time.pass(0);
    expect(queue.health()).toMatchObject({
      waiting: MOST_WAITING,
      underWay: 3,
      dropped: 10,
      droppedBetween: [MOST_WAITING + 4, MOST_WAITING + 13],
    });
    expect(most()).toBe(3);
    queue.close();
  });

  it('holds what arrives while it is paused, and forgets it when it is told to', async () => {
    const { time, queue, target, add, sent } = harness(() => 200);
    queue.set(target, true);
    add(1);
    add(2);
    await time.pass(1_000);
    expect(sent).toEqual([]);
    expect(queue.settled).toBe(true);
    queue.clear();
    add(3);
    queue.set(target, false);
    await time.pass(0);
    expect(sent.map(({ seq }) => seq)).toEqual([3]);
  });

  it('sends every event to its end once, in order where one goes at a time, whatever is answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(200, 204, 400, 500, null), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        async (answers, atOnce, tries) => {
          const { time, add, ended, sent, most, queue } = harness((seq) => answers[seq - 1] ?? null, {
            atOnce,
            tries,
          });
          answers.forEach((_, index) => {
            add(index + 1);
          });
          await time.pass(3_600_000);
          expect(ended.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
            answers.map((_, index) => index + 1),
          );
          expect(most()).toBeLessThanOrEqual(atOnce);
          const firsts = [...new Set(sent.map(({ seq }) => seq))];
          if (atOnce === 1) expect(firsts).toEqual(answers.map((_, index) => index + 1));
          expect(queue.settled).toBe(true);
        },
      ),
    );
  });
});
