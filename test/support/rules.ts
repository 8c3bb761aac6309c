import type { ForwardTarget } from '../../core/contract/forwarding.ts';
import { newTarget } from '../../core/contract/forwarding.ts';
import type { Answering, ReplyRule } from '../../core/contract/replies.ts';
import { noAnswering } from '../../core/contract/replies.ts';

let made = 0;

/** A rule for every request that answers 200, but for what the test says. */
export function rule(changes: Partial<ReplyRule> = {}): ReplyRule {
  made += 1;
  return {
    ...{ id: `rule-${made}`, name: '', enabled: true, condition: '' },
    ...{ status: 200, headers: [], body: '', delayMs: 0, fault: null },
    ...changes,
  };
}

export const rules = (...list: ReplyRule[]): Answering => ({ ...noAnswering, rules: list });

export function forwardTo(url: string, changes: Partial<ForwardTarget> = {}): ForwardTarget {
  made += 1;
  return { ...newTarget(`target-${made}`, url), ...changes };
}
