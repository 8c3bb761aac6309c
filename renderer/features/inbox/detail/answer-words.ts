import type { EventDetail, ReplyFaultKind } from '../../../../core/contract/models.ts';

type Answer = EventDetail['answer'];

/** Why there is no reply, in few words. */
export function unansweredWords({ fault, pending }: Answer): string {
  if (pending) return 'answer held back';
  if (fault === 'reset') return 'connection reset on purpose';
  return fault === 'no-answer' ? 'no answer, on purpose' : 'not answered';
}

/** What a fault did to an answer that left. */
export const faultSentences: Readonly<Record<ReplyFaultKind, string>> = {
  'no-answer': 'Nothing was answered, as the rule asks: the connection stayed open until the sender gave up.',
  reset: 'The connection was reset in place of an answer, as the rule asks.',
  slow: 'The body was sent slowly, as the rule asks. What stands here is what left.',
  fail: 'This request is one of those that fail, as the rule asks.',
};

/** Who decided the answer; null where the endpoint did. */
export function answeredBy({ by }: Answer): string | null {
  return by === null ? null : `By the rule “${by}”.`;
}
