import type { AnsweredEvent } from '../../contract/reply-calls.ts';
import type { SentReply } from '../../store/outcome.ts';
import { replySummary } from '../recorder.ts';

/** The answers that are held back. They are few: each keeps a connection open. */
export interface PendingAnswers {
  has(seq: number): boolean;
  begin(seq: number): void;
  /** It has left, or nobody was there any more. */
  end(seq: number, reply: SentReply | null): void;
}

export function createPendingAnswers(onEnd: (event: AnsweredEvent) => void): PendingAnswers {
  const seqs = new Set<number>();
  return {
    has: (seq) => seqs.has(seq),
    begin: (seq) => void seqs.add(seq),
    end(seq, reply) {
      seqs.delete(seq);
      onEnd({ seq, reply: replySummary(reply) });
    },
  };
}
