import { expect, it } from 'vitest';
import { foldRepeated, type Remark, RUN_AT_LEAST } from '../../../../../renderer/features/flows/live/fold.ts';

const eventOf = (seq: number, eventType = 'verified') => ({
  seq,
  id: `e${seq}`,
  eventType,
  receivedAt: '2026-11-25T09:00:00.000Z',
});
const repeated = (seq: number, of = 1): Remark => ({
  seq,
  code: 'repeated',
  severity: 'info',
  message: `The same event as #${of}.`,
});
const lengthsOf = (...args: Parameters<typeof foldRepeated>): number[] =>
  foldRepeated(...args).map((group) => (group.kind === 'run' ? group.lines.length : 1));
const seqs = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

it('folds repetitions of one event that follow one another', () => {
  const events = seqs(10).map((seq) => eventOf(seq));
  expect(
    lengthsOf({
      events,
      remarks: seqs(10)
        .slice(1)
        .map((seq) => repeated(seq)),
    }),
  ).toEqual([1, 9]);
});

it('leaves few as they are', () => {
  const events = seqs(RUN_AT_LEAST).map((seq) => eventOf(seq));
  expect(lengthsOf({ events, remarks: events.slice(1).map(({ seq }) => repeated(seq)) })).toEqual([
    1, 1, 1, 1,
  ]);
});

it('hides nothing else: another remark, another original or another type stands by itself', () => {
  const events = seqs(13).map((seq) => eventOf(seq, seq === 12 ? 'unknown' : 'verified'));
  const contradiction: Remark = { seq: 5, code: 'contradiction', severity: 'error', message: 'Against #1.' };
  const remarks = [...seqs(13).map((seq) => repeated(seq, seq === 10 ? 2 : 1)), contradiction];
  expect(lengthsOf({ events, remarks })).toEqual([4, 1, 4, 1, 1, 1, 1]);
});
