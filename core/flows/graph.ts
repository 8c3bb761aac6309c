import type { Flow, FlowNext, FlowStep } from '../contract/flows.ts';

/** What is wrong with a flow, at a JSON pointer into it. */
export interface FlowProblem {
  readonly path: string;
  readonly message: string;
}

export function stepOf(flow: Flow, id: string): FlowStep | undefined {
  return flow.steps.find((step) => step.id === id);
}

/** Steps that may follow directly; null stands for the end. */
export function successors(next: FlowNext): (string | null)[] {
  if (next.kind === 'step') return [next.step];
  if (next.kind === 'end') return [null];
  return next.choices.map(({ step }) => step);
}

/**
 * What keeps a flow from being run: a step that does not exist or stands twice, a default that is no choice, one branch
 * with different choices, a step that nothing leads to, and a cycle that no choice leads out of.
 */
export function flowProblems(flow: Flow): FlowProblem[] {
  const places: [string, FlowNext][] = [
    ['/start', flow.start],
    ...flow.steps.map(({ next }, index): [string, FlowNext] => [`/steps/${index}/next`, next]),
  ];
  return [
    ...doubled(flow),
    ...differingBranches(places),
    ...places.flatMap(([path, next]) => nextProblems(flow, path, next)),
    ...unreachable(flow),
    ...endless(flow),
  ];
}

function doubled({ steps }: Flow): FlowProblem[] {
  return steps.flatMap(({ id }, index) =>
    steps.findIndex((step) => step.id === id) < index
      ? [{ path: `/steps/${index}/id`, message: `The step "${id}" stands twice.` }]
      : [],
  );
}

/** One question may be asked at several places, with the same answers: it is chosen once a run. */
function differingBranches(places: readonly [string, FlowNext][]): FlowProblem[] {
  const answers = new Map<string, string>();
  return places.flatMap(([path, next]) => {
    if (next.kind !== 'branch') return [];
    const values = next.choices.map(({ value }) => value).join(', ');
    const known = answers.get(next.branch) ?? values;
    answers.set(next.branch, known);
    if (known === values) return [];
    const message = `The branch "${next.branch}" stands elsewhere with the choices ${known}; here they are ${values}.`;
    return [{ path: `${path}/choices`, message }];
  });
}

function nextProblems(flow: Flow, path: string, next: FlowNext): FlowProblem[] {
  const missing = successors(next)
    .filter((id): id is string => id !== null && stepOf(flow, id) === undefined)
    .map((id) => ({ path, message: `It leads to the step "${id}", which does not exist.` }));
  if (next.kind !== 'branch' || next.choices.some(({ value }) => value === next.default)) return missing;
  return [
    ...missing,
    { path: `${path}/default`, message: `The default "${next.default}" is none of the choices.` },
  ];
}

function unreachable(flow: Flow): FlowProblem[] {
  const reached = reachedFrom(flow, flow.start);
  return flow.steps.flatMap(({ id }, index) =>
    reached.has(id) ? [] : [{ path: `/steps/${index}`, message: `Nothing leads to the step "${id}".` }],
  );
}

/** A step from which the end cannot be reached, whatever is chosen, would run for ever. */
function endless(flow: Flow): FlowProblem[] {
  return flow.steps.flatMap((step, index) => {
    const ends = [step, ...stepsIn(flow, reachedFrom(flow, step.next))].some(({ next }) =>
      successors(next).some((id) => id === null || stepOf(flow, id) === undefined),
    );
    if (ends) return [];
    return [
      {
        path: `/steps/${index}/next`,
        message: `From "${step.id}" no choice leads to an end: it would run for ever.`,
      },
    ];
  });
}

const stepsIn = (flow: Flow, ids: ReadonlySet<string>): FlowStep[] =>
  flow.steps.filter(({ id }) => ids.has(id));

function reachedFrom(flow: Flow, start: FlowNext): Set<string> {
  const reached = new Set<string>();
  const open = successors(start);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = id === null || reached.has(id) ? undefined : stepOf(flow, id);
    if (!step) continue;
    reached.add(step.id);
    open.push(...successors(step.next));
  }
  return reached;
}
