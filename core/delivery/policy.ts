import type { DeliveryPolicy, RetryPlan } from '../contract/delivery.ts';

/** How one attempt ended. `status` is null where no answer came (refused, reset, too late). */
export interface AttemptEnd {
  /** From 1. */
  readonly attempt: number;
  /** Since the first attempt began, in milliseconds. */
  readonly elapsedMs: number;
  readonly status: number | null;
  /** The answer's Retry-After, in milliseconds; null where it has none. */
  readonly retryAfterMs: number | null;
}

export type NextAttempt =
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'end'; readonly why: 'delivered' | 'gone' | 'no-retry' | 'exhausted' };

/** Every code of success that a document of ours names, and all that their samples answer. */
export const isDelivered = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300;

/** What a provider with this policy does after an attempt. Waits are real ones: who compresses time divides them. */
export function afterAttempt(policy: DeliveryPolicy, end: AttemptEnd): NextAttempt {
  if (isDelivered(end.status)) return { kind: 'end', why: 'delivered' };
  if (end.status !== null && policy.gone.includes(end.status)) return { kind: 'end', why: 'gone' };
  if (policy.retry.kind === 'none') return { kind: 'end', why: 'no-retry' };
  const planned = plannedWait(policy.retry, end);
  if (planned === null) return { kind: 'end', why: 'exhausted' };
  const asked = policy.honoursRetryAfter ? (end.retryAfterMs ?? 0) : 0;
  return { kind: 'again', waitMs: Math.max(planned, asked) };
}

function plannedWait(plan: Exclude<RetryPlan, { kind: 'none' }>, end: AttemptEnd): number | null {
  if (plan.kind === 'delays') return plan.delaysMs.value[end.attempt - 1] ?? null;
  const wait = plan.firstMs.value * plan.factor.value ** (end.attempt - 1);
  return end.elapsedMs + wait <= plan.forMs.value ? wait : null;
}

/** More attempts than this no ladder shows; a backoff without growth would have thousands. */
export const MOST_ATTEMPTS = 50;

/** When each attempt begins if every one fails at once: milliseconds after the first. */
export function ladder(policy: DeliveryPolicy): number[] {
  const starts = [0];
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
    const elapsedMs = starts.at(-1) ?? 0;
    const next = afterAttempt(policy, { attempt, elapsedMs, status: null, retryAfterMs: null });
    if (next.kind === 'end') break;
    starts.push(elapsedMs + next.waitMs);
  }
  return starts;
}
