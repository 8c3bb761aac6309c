import type { RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow, FlowNext } from '../../../../core/contract/flows.ts';
import { idOf } from '../model/layout.ts';

/** Boxes and lines that a run with these choices goes through, as `from>to`. */
export function wayOf(flow: Flow, choices: Readonly<Record<string, string>>): ReadonlySet<string> {
  const lines = new Set<string>();
  let at = '';
  let next: FlowNext = flow.start;
  // A cycle has been seen whole once a line comes again.
  for (;;) {
    const [to, then] = onward(next, choices);
    for (const [from, target] of [[at, idOf(next)], ...(then === null ? [] : [[idOf(next), then]])]) {
      const line = `${from}>${target}`;
      if (lines.has(line)) return lines;
      lines.add(line);
    }
    const step = flow.steps.find(({ id }) => id === to);
    if (!step) return lines;
    at = step.id;
    next = step.next;
  }
}

/** The step that follows, and the end of the line that leaves a branch. */
function onward(next: FlowNext, choices: Readonly<Record<string, string>>): [string | null, string | null] {
  if (next.kind === 'step') return [next.step, null];
  if (next.kind === 'end') return [null, null];
  const value = choices[next.branch] ?? next.default;
  const step = next.choices.find((choice) => choice.value === value)?.step ?? null;
  return [step, step ?? '#end'];
}

/** The newest that a run says of a step; it may have come round again. */
export const newestStep = (run: RunState | null, step: string): RunState['steps'][number] | undefined =>
  run?.steps.findLast((one) => one.step === step);
