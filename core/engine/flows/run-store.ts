import type { RunState } from '../../contract/flow-runs.ts';
import type { FlowAttempt, FlowSending } from '../../flow-runner/events.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import { type ArrivalParts, arrivedAs } from '../arrived-as.ts';
import { storedAttempt } from '../stored-attempt.ts';

export interface StoringParts extends ArrivalParts {
  readonly deliveries: Deliveries;
  /** Id of the flow. */
  readonly flow: string;
  readonly run: string;
  readonly provider: string;
  readonly fault: Parameters<Deliveries['begin']>[0]['fault'];
  /** Masked in what is stored. */
  readonly secret: string | null;
}

export interface AttemptStore {
  /** Before it leaves: the first of a step begins its delivery. Throws `history-write-failed`. */
  sending(sending: FlowSending): void;
  /** Once it has ended: gives its delivery's id. Throws `history-write-failed`. */
  ended(attempt: FlowAttempt): number;
}

/** Stores the attempts of a run, each step as one delivery, and ties those that arrived here to their events. */
export function attemptStore(parts: StoringParts): AttemptStore {
  let delivery = 0;
  let after = 0;
  return {
    sending(sending) {
      if (sending.n === 1) delivery = begin(sending, parts);
      after = parts.writer.lastSeq;
    },
    ended({ attempt, message }) {
      const stored = storedAttempt(attempt, message.body, parts.secret);
      parts.deliveries.addAttempt(delivery, {
        ...stored,
        eventSeq: arrivedAs(attempt, message, after, parts),
      });
      return delivery;
    },
  };
}

function begin(
  { step, message, signedWith, remarks }: FlowSending,
  { deliveries, flow, run, provider, fault }: StoringParts,
): number {
  return deliveries.begin({
    kind: 'flow',
    url: message.url,
    template: step.template,
    provider,
    eventType: step.template.slice(provider.length + 1),
    flow,
    run,
    step: step.id,
    fault,
    scheme: signedWith,
    remarks: [...remarks],
    draft: null,
    sentWith: null,
  });
}

/** Runs that have ended are kept in sight, the last few. */
const MOST_ENDED = 10;

/** Without the oldest of those that have ended. */
export function withoutOldest(states: ReadonlyMap<string, RunState>): Map<string, RunState> {
  const ended = [...states.values()].filter(({ endedAt }) => endedAt !== null);
  const dropped = new Set(ended.slice(0, -MOST_ENDED).map(({ run }) => run));
  return new Map([...states].filter(([run]) => !dropped.has(run)));
}
