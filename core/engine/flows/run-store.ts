import type { RunState } from '../../contract/flow-runs.ts';
import type { FlowAttempt } from '../../flow-runner/events.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import { storedAttempt } from '../stored-attempt.ts';

export interface StoringParts {
  readonly deliveries: Deliveries;
  readonly run: string;
  readonly provider: string;
  readonly fault: Parameters<Deliveries['begin']>[0]['fault'];
  /** Masked in what is stored. */
  readonly secret: string | null;
}

/** Stores the attempts of a run, each step as one delivery; gives the delivery's id. Throws `history-write-failed`. */
export function attemptStore(parts: StoringParts): (attempt: FlowAttempt) => number {
  let current: { place: number; id: number } | null = null;
  return (made) => {
    if (current?.place !== made.place) current = { place: made.place, id: begin(made, parts) };
    const stored = storedAttempt(made.attempt, made.message.body, parts.secret);
    parts.deliveries.addAttempt(current.id, { ...stored, eventSeq: null });
    return current.id;
  };
}

function begin(made: FlowAttempt, { deliveries, run, provider, fault }: StoringParts): number {
  const { step, message, signedWith, remarks } = made;
  return deliveries.begin({
    kind: 'flow',
    url: message.url,
    template: step.template,
    provider,
    eventType: step.template.slice(provider.length + 1),
    run,
    step: step.id,
    fault,
    scheme: signedWith,
    remarks: [...remarks],
    draft: null,
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
