import { eventNotFound } from '../archive.ts';
import { seqOf } from '../store/ids.ts';
import type { Removals } from '../store/removals.ts';
import type { Recorder } from './recorder.ts';

/** The running number of an event, of the newest too. Throws `event-not-found`. */
export type SeqFinder = (id: string) => number;

export function seqFinder(
  recorder: Pick<Recorder, 'flush'>,
  historyName: string,
  removals: Pick<Removals, 'gaps'>,
): SeqFinder {
  return (id) => {
    recorder.flush();
    const seq = seqOf(historyName, id);
    if (seq === null || removals.gaps.has(seq)) throw eventNotFound(id);
    return seq;
  };
}
