import type { DraftStep, FlowDraft } from '../../../../core/contract/flow-draft.ts';
import type { FlowNext } from '../../../../core/contract/flows.ts';

/** Changes of a draft's course. Each gives a new draft. */

export type Branch = Extract<FlowNext, { kind: 'branch' }>;

const end: FlowNext = { kind: 'end' };
const to = (step: string): FlowNext => ({ kind: 'step', step });
const leadsTo = (next: FlowNext, step: string): boolean => next.kind === 'step' && next.step === step;

/** With every `next` made another one, that of the start too. */
function withNexts(draft: FlowDraft, change: (next: FlowNext) => FlowNext): FlowDraft {
  return {
    ...draft,
    start: change(draft.start),
    steps: draft.steps.map((step) => ({ ...step, next: change(step.next) })),
  };
}

export function changeStep(draft: FlowDraft, place: number, patch: Partial<DraftStep>): FlowDraft {
  return {
    ...draft,
    steps: draft.steps.map((step, index) => (index === place ? { ...step, ...patch } : step)),
  };
}

/** A step before the one that stands above it: where that leads to it, also in the course. */
export function moveUp(draft: FlowDraft, place: number): FlowDraft {
  const [upper, lower] = [draft.steps[place - 1], draft.steps[place]];
  if (!upper || !lower) return draft;
  const swapped = { ...draft, steps: draft.steps.toSpliced(place - 1, 2, lower, upper) };
  if (!leadsTo(upper.next, lower.id)) return swapped;
  const course = withNexts(swapped, (next) => (leadsTo(next, upper.id) ? to(lower.id) : next));
  const chosen = withNexts(course, (next) => withTarget(next, upper.id, lower.id));
  const onward = chosen.steps[place - 1]?.next ?? end;
  return changeStep(changeStep(chosen, place - 1, { next: to(upper.id) }), place, { next: onward });
}

/** A branch whose choices go elsewhere instead. */
const withTarget = (next: FlowNext, from: string, target: string | null): FlowNext =>
  next.kind === 'branch'
    ? {
        ...next,
        choices: next.choices.map((choice) => (choice.step === from ? { ...choice, step: target } : choice)),
      }
    : next;

/** What led to it leads to what came after it; a choice that led to it, where a branch came after it, to the end. */
export function removeStep(draft: FlowDraft, place: number): FlowDraft {
  const step = draft.steps[place];
  if (!step) return draft;
  // A step that comes round to itself has nothing after it.
  const after = leadsTo(step.next, step.id) ? end : step.next;
  const target = after.kind === 'step' ? after.step : null;
  const rest = { ...draft, steps: draft.steps.toSpliced(place, 1) };
  return withNexts(rest, (next) => (leadsTo(next, step.id) ? after : withTarget(next, step.id, target)));
}

/** A new step after the one at `place`, before what came after that; -1 makes it the first. */
export function addStep(
  draft: FlowDraft,
  place: number,
  { template, title }: Pick<DraftStep, 'template' | 'title'>,
): FlowDraft {
  const id = freeName(
    draft.steps.map((step) => step.id),
    title,
  );
  const before = draft.steps[place];
  const next = before ? before.next : draft.start;
  const step: DraftStep = { id, title, template, wait: '1 min', documentedMs: null, fields: '{}', next };
  const course = before ? changeStep(draft, place, { next: to(id) }) : { ...draft, start: to(id) };
  return { ...course, steps: course.steps.toSpliced(place + 1, 0, step) };
}

/** A name of letters, digits and . _ - that is not among those. */
export function freeName(taken: readonly string[], title: string): string {
  const plain = title.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  const name = plain.slice(0, 50) || 'step';
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${name}-${n}`;
  return free;
}

export function setNext(draft: FlowDraft, place: number | 'start', next: FlowNext): FlowDraft {
  return place === 'start' ? { ...draft, start: next } : changeStep(draft, place, { next });
}

/** A question with two answers, of which the first goes on as it did. */
export function newBranch(draft: FlowDraft, next: FlowNext): Branch {
  const branch = freeName(
    branchesOf(draft).map((one) => one.branch),
    'choice',
  );
  const step = next.kind === 'step' ? next.step : null;
  const choices = [
    { value: 'yes', title: 'Yes', step },
    { value: 'no', title: 'No', step: null },
  ];
  return { kind: 'branch', branch, title: 'Which way?', choices, default: 'yes' };
}

/** Every question once: the same with the same answers may be asked at several places. */
export function branchesOf({ start, steps }: FlowDraft): Branch[] {
  const all = [start, ...steps.map(({ next }) => next)].filter((next) => next.kind === 'branch');
  const keys = all.map((one) => JSON.stringify(one));
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** Changes a question wherever it is asked. */
export function changeBranch(draft: FlowDraft, branch: Branch, changed: Branch): FlowDraft {
  const key = JSON.stringify(branch);
  return withNexts(draft, (next) => (JSON.stringify(next) === key ? changed : next));
}
