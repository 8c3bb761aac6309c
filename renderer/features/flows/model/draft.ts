import { type FlowDraft, stepFields } from '../../../../core/contract/flow-draft.ts';
import { freeFlowId } from '../../../../core/contract/flow-id.ts';
import type { Flow, FlowStep } from '../../../../core/contract/flows.ts';
import { readWait, waitWords } from '../../../../core/contract/wait-words.ts';
import { readVariables, writeVariables } from '../../simulator/kept/environment-text.ts';

/** JSON pointer into the flow → what is wrong there. */
export type DraftProblems = Readonly<Record<string, string>>;

/** A flow as it is edited. */
export function draftOf(flow: Flow): FlowDraft {
  const { id, provider, title, about, source, start } = flow;
  return {
    ...{ id, provider, title, about, source, start },
    isNew: false,
    variables: writeVariables(flow.variables),
    steps: flow.steps.map(({ delayMs, delayDocumented, set, ...step }) => ({
      ...step,
      wait: exactWait(delayMs),
      documentedMs: delayDocumented ? delayMs : null,
      fields: JSON.stringify(Object.fromEntries(set.map(({ path, value }) => [path, value])), null, 2),
    })),
  };
}

/** Another flow with the same course, under an id that no other has. */
export function copyOf(flow: Flow, taken: readonly string[]): FlowDraft {
  const title = `${flow.title} (copy)`;
  return { ...draftOf(flow), id: freeFlowId(flow.provider, title, taken), isNew: true, title };
}

/** In words where those are exact. */
const exactWait = (ms: number): string => (readWait(waitWords(ms)) === ms ? waitWords(ms) : `${ms} ms`);

type Read =
  | { readonly ok: true; readonly flow: Flow }
  | { readonly ok: false; readonly problems: DraftProblems };

/** The flow that a draft says, under an id that is not `taken`. What else is wrong with it is for the engine to say. */
export function flowOfDraft(draft: FlowDraft, taken: readonly string[]): Read {
  const problems: Record<string, string> = {};
  const { isNew, variables: typed, ...same } = draft;
  if (isNew && taken.includes(draft.id)) problems['/id'] = 'Another flow has this id.';
  const variables = readVariables(typed);
  if ('problem' in variables) problems['/variables'] = variables.problem;
  if (draft.title.trim() === '') problems['/title'] = 'Give it a name.';
  if (draft.steps.length === 0) problems['/steps'] = 'A flow has one step at least.';
  const steps = draft.steps.map(({ wait, documentedMs, fields, ...step }, index): FlowStep => {
    const delayMs = readWait(wait);
    const set = readFields(fields);
    if (delayMs === null) problems[`/steps/${index}/delayMs`] = 'A wait such as 90 s, 5 min or 2 d.';
    if (!set) problems[`/steps/${index}/set`] = 'JSON of the form {"/pointer": value}.';
    return {
      ...step,
      delayMs: delayMs ?? 0,
      delayDocumented: documentedMs !== null && delayMs === documentedMs,
      set: set ?? [],
    };
  });
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const known = 'variables' in variables ? variables.variables : {};
  return { ok: true, flow: { ...same, title: draft.title.trim(), variables: known, steps } };
}

/** What a draft looks like now, right or not: for its picture. */
export function previewOf(draft: FlowDraft): Flow {
  const { isNew: _, steps, ...same } = draft;
  return {
    ...same,
    variables: {},
    steps: steps.map(({ wait, documentedMs, fields: __, ...step }) => {
      const delayMs = readWait(wait) ?? 0;
      return { ...step, delayMs, delayDocumented: delayMs === documentedMs, set: [] };
    }),
  };
}

function readFields(text: string): FlowStep['set'] | null {
  try {
    const read = stepFields.safeParse(JSON.parse(text.trim() === '' ? '{}' : text));
    return read.success ? Object.entries(read.data).map(([path, value]) => ({ path, value })) : null;
  } catch {
    return null;
  }
}
