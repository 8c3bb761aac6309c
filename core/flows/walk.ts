import { HookglassError } from '../contract/errors.ts';
import type { Flow, FlowNext, FlowStep } from '../contract/flows.ts';
import { stepOf } from './graph.ts';

/** What was chosen: branch → value. A branch without a choice takes its default. */
export type Choices = Readonly<Record<string, string>>;

/** The step that follows, or null at the end. */
export function follow(flow: Flow, next: FlowNext, choices: Choices): FlowStep | null {
  const id = next.kind === 'step' ? next.step : next.kind === 'end' ? null : chosenStep(next, choices);
  return id === null ? null : (stepOf(flow, id) ?? null);
}

function chosenStep(next: Extract<FlowNext, { kind: 'branch' }>, choices: Choices): string | null {
  const value = choices[next.branch] ?? next.default;
  return next.choices.find((choice) => choice.value === value)?.step ?? null;
}

/** So many steps one run may have: a cycle with an exit may be gone round for long. */
export const MOST_STEPS = 1_000;

/** The steps of a run with these choices, in order. */
export function walk(flow: Flow, choices: Choices): FlowStep[] {
  const steps: FlowStep[] = [];
  let step = follow(flow, flow.start, choices);
  while (step && steps.length < MOST_STEPS) {
    steps.push(step);
    step = follow(flow, step.next, choices);
  }
  return steps;
}

type Branch = Extract<FlowNext, { kind: 'branch' }>;

/** Every branch once, by its name, in the order of the flow. */
export function branchesOf(flow: Flow): Branch[] {
  const all = [flow.start, ...flow.steps.map(({ next }) => next)].filter((next) => next.kind === 'branch');
  return all.filter((one, index) => all.findIndex(({ branch }) => branch === one.branch) === index);
}

/** Throws `bad-argument` for a branch or a value that the flow does not have, with those that it has. */
export function requireChoices(flow: Flow, choices: Choices): void {
  const branches = branchesOf(flow);
  for (const [name, value] of Object.entries(choices)) {
    const branch = branches.find((candidate) => candidate.branch === name);
    if (!branch)
      throw unknown(
        `The flow ${flow.id} has no branch "${name}".`,
        branches.map((one) => one.branch),
      );
    const values = branch.choices.map((choice) => choice.value);
    if (!values.includes(value)) throw unknown(`The branch "${name}" has no choice "${value}".`, values);
  }
}

function unknown(sentence: string, known: readonly string[]): HookglassError {
  const hint = known.length > 0 ? ` It has: ${known.join(', ')}.` : '';
  return new HookglassError('bad-argument', `${sentence}${hint}`);
}
