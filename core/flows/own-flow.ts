import type { z } from 'zod';
import { type Flow, flow as flowSchema } from '../contract/flows.ts';
import { toPointer } from '../providers/pointer.ts';
import { type FlowProblem, flowProblems } from './graph.ts';

export type ReadFlow =
  | { readonly ok: true; readonly flow: Flow }
  /** At least one. */
  | { readonly ok: false; readonly problems: readonly FlowProblem[] };

/** A flow of the user's own, from what a file or a form holds: everything that keeps it from being run is told at its place. */
export function readFlow(value: unknown, templates: readonly string[]): ReadFlow {
  const parsed = flowSchema.safeParse(value);
  const problems = parsed.success ? problemsOf(parsed.data, templates) : parsed.error.issues.map(asProblem);
  return parsed.success && problems.length === 0 ? { ok: true, flow: parsed.data } : { ok: false, problems };
}

const asProblem = ({ path, message }: z.core.$ZodIssue): FlowProblem => ({
  path: toPointer(path.map((step) => (typeof step === 'symbol' ? String(step) : step))),
  message: `${message}.`,
});

function problemsOf(flow: Flow, templates: readonly string[]): FlowProblem[] {
  const unknown = flow.steps.flatMap(({ template }, index) =>
    templates.includes(template)
      ? []
      : [{ path: `/steps/${index}/template`, message: `There is no template "${template}".` }],
  );
  return [...idProblems(flow), ...unknown, ...flowProblems(flow)];
}

/** What a flow's id looks like: `<provider>/<name>`, so that it can be a file. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

function idProblems({ id, provider }: Flow): FlowProblem[] {
  const [owner, name, ...rest] = id.split('/');
  if (owner === provider && name !== undefined && NAME.test(name) && rest.length === 0) return [];
  const message = `An id is "${provider}/name", the name of letters, digits and . _ - only.`;
  return [{ path: '/id', message }];
}
