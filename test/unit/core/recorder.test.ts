import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../../core/engine/recorder.ts';
import { inspect } from '../../../core/inspect/inspect.ts';
import { type Reply, replies } from '../../../core/receiver/reply.ts';
import type { Outcome } from '../../../core/store/outcome.ts';
import { captured } from '../../support/captured.ts';

const request = captured();

/** A history that refuses what the test says, and a recorder before it. */
function harness(refuses: (requests: number, outcomes: readonly Outcome[]) => boolean) {
  const kept: Outcome[] = [];
  const lost: number[] = [];
  const troubles: boolean[] = [];
  const answers: number[] = [];
  let lastSeq = 0;
  const recorder = createRecorder({
    writer: {
      get lastSeq() {
        return lastSeq;
      },
      commit(requests, outcomes) {
        if (refuses(requests.length, outcomes)) throw new Error('refused');
        const firstSeq = lastSeq + 1;
        lastSeq += requests.length;
        kept.push(...outcomes);
        return { firstSeq };
      },
    },
    replyTo: () => replies.taken,
    inspect: (captured) => inspect(captured),
    onStored: () => {},
    onPending: () => {},
    onAnswered: () => {},
    onTrouble: (thrown) => troubles.push(thrown !== null),
    onLostOutcome: (seq) => lost.push(seq),
  });
  const arrive = (): void => {
    recorder.take({
      request,
      refusal: null,
      answer(reply: Reply) {
        answers.push(reply.status);
        return 1;
      },
      play: (_reply, _play, done) => done(null),
    });
    recorder.flush();
  };
  return { recorder, arrive, kept, lost, troubles, answers };
}

/** What happens to two requests of one commit, in order, where the replies ask for the inspection or not. */
function order(asks: boolean): string[] {
  const done: string[] = [];
  const recorder = createRecorder({
    writer: {
      lastSeq: 0,
      commit(requests) {
        if (requests.length > 0) done.push('commit');
        return { firstSeq: 1 };
      },
    },
    replyTo(_request, inspection) {
      if (asks) inspection();
      return replies.taken;
    },
    inspect(captured) {
      done.push('inspect');
      return inspect(captured);
    },
    onStored: () => {},
    onPending: () => {},
    onAnswered: () => {},
    onTrouble: () => {},
    onLostOutcome: () => {},
  });
  for (let n = 0; n < 2; n++)
    recorder.take({ request, refusal: null, answer: () => done.push('answer'), play: () => {} });
  recorder.flush();
  return done;
}

describe('the recorder', () => {
  it('answers all before it inspects any, where no answer asks for the inspection', () => {
    expect(order(false)).toEqual(['commit', 'answer', 'answer', 'inspect', 'inspect']);
  });

  it('inspects once, after the commit and before the answer that asks for it', () => {
    expect(order(true)).toEqual(['commit', 'inspect', 'answer', 'inspect', 'answer']);
  });

  it('does not let an outcome that cannot be written cost later requests their place', () => {
    const { arrive, recorder, answers, kept, lost, troubles } = harness((_n, outcomes) =>
      outcomes.some(({ seq }) => seq === 1),
    );
    arrive();
    arrive();
    arrive();
    recorder.flush();
    expect(answers).toEqual([200, 200, 200]);
    expect(kept.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(lost).toEqual([1]);
    expect(troubles).toEqual([]);
  });

  it('answers 507 while nothing can be written, says so once it changes, and keeps what it found out', () => {
    let full = false;
    const { arrive, recorder, answers, kept, troubles } = harness(() => full);
    arrive();
    full = true;
    arrive();
    full = false;
    arrive();
    recorder.flush();
    expect(answers).toEqual([200, 507, 200]);
    expect(troubles).toEqual([true, false]);
    expect(kept.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});
