import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Flow, type FlowNext, flow as flowSchema } from '../../../../core/contract/flows.ts';
import { flowProblems } from '../../../../core/flows/graph.ts';
import { branchesOf, MOST_STEPS, requireChoices, walk } from '../../../../core/flows/walk.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { listTemplates } from '../../../../core/templates.ts';

const flows = builtInRegistry.providers.flatMap((provider) => provider.flows);
const flowOf = (id: string): Flow => {
  const found = flows.find((flow) => flow.id === id);
  if (!found) throw new Error(`no flow ${id}`);
  return found;
};
const stepIds = (flow: Flow, choices = {}) => walk(flow, choices).map(({ id }) => id);

describe('every built-in flow', () => {
  it.each(flows)('$id is one of the contract and can be run', (flow) => {
    expect(flowSchema.parse(flow)).toEqual(flow);
    expect(flowProblems(flow)).toEqual([]);
    expect(walk(flow, {}).length).toBeGreaterThan(1);
  });

  it.each(flows)('$id uses templates of its provider, and fields that they have', (flow) => {
    const templates = listTemplates(builtInRegistry).map(({ id }) => id);
    for (const step of flow.steps) {
      expect(templates).toContain(step.template);
      expect(step.template.startsWith(`${flow.provider}/`)).toBe(true);
      const body = JSON.parse(readFileSync(`fixtures/${step.template}.json`, 'utf8')) as unknown;
      for (const { path } of step.set) {
        // A started verification has no status, and the unknown one stands in the document with another mode.
        expect(at(body, path), `${step.id} ${path}`).toBeDefined();
      }
    }
  });

  it.each(flows)('$id names only variables that it makes', (flow) => {
    const used = JSON.stringify(flow.steps).matchAll(/\{\{flow\.([\w-]+)\}\}/g);
    for (const [, variable] of used) expect(Object.keys(flow.variables)).toContain(variable);
  });
});

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);
}

describe('a walk', () => {
  const okhi = flowOf('okhi/address-verification');

  it('takes the defaults', () => {
    expect(stepIds(okhi)).toEqual(['started', 'first-verified', 'continuous-verified']);
  });

  it.each([
    [{ first_time: 'not_at_address', continuous: 'none' }, ['started', 'first-not_at_address']],
    [
      { first_time: 'unknown', continuous: 'not_at_address' },
      ['started', 'first-unknown', 'continuous-not_at_address'],
    ],
  ])('takes what is chosen: %j', (choices, expected) => expect(stepIds(okhi, choices)).toEqual(expected));

  it('may begin at a branch', () => {
    expect(stepIds(flowOf('okaya/check-in'))).toEqual(['created', 'result']);
    expect(stepIds(flowOf('okaya/check-in'), { participant: 'known' })).toEqual(['result']);
  });

  it('refuses what the flow does not have, and says what it has', () => {
    expect(() => requireChoices(okhi, { outcome: 'verified' })).toThrow('first_time, continuous');
    expect(() => requireChoices(okhi, { first_time: 'lost' })).toThrow('verified, not_at_address, unknown');
    expect(() => requireChoices(okhi, { first_time: 'unknown' })).not.toThrow();
    expect(branchesOf(okhi).map(({ branch }) => branch)).toEqual(['first_time', 'continuous']);
  });
});

describe('what keeps a flow from being run', () => {
  const step = (id: string, next: FlowNext) => ({
    id,
    title: id,
    template: 'okhi/verified',
    delayMs: 0,
    delayDocumented: false,
    set: [],
    next,
  });
  const flow = (start: FlowNext, ...steps: ReturnType<typeof step>[]): Flow => ({
    id: 'own/test',
    provider: 'okhi',
    title: 'test',
    about: '',
    source: null,
    variables: {},
    start,
    steps,
  });
  const to = (id: string): FlowNext => ({ kind: 'step', step: id });
  const end: FlowNext = { kind: 'end' };
  const branch = (name: string, fallback: string, ...steps: (string | null)[]): FlowNext => ({
    kind: 'branch',
    branch: name,
    title: name,
    choices: steps.map((id, index) => ({ value: `v${index}`, title: '', step: id })),
    default: fallback,
  });
  const told = (tested: Flow) => flowProblems(tested).map(({ path, message }) => `${path} ${message}`);

  it('is a step that does not exist', () => {
    expect(told(flow(to('a'), step('a', to('b'))))).toEqual([expect.stringContaining('/steps/0/next')]);
  });

  it('is a step that nothing leads to, or that stands twice', () => {
    expect(told(flow(to('a'), step('a', end), step('b', end)))).toEqual([
      expect.stringContaining('Nothing leads'),
    ]);
    expect(told(flow(to('a'), step('a', end), step('a', end)))).toContainEqual(
      expect.stringContaining('twice'),
    );
  });

  it('is a cycle without an exit, and not one with', () => {
    expect(told(flow(to('a'), step('a', to('b')), step('b', to('a'))))).toHaveLength(2);
    const withExit = flow(to('a'), step('a', branch('go-on', 'v0', 'a', null)));
    expect(told(withExit)).toEqual([]);
    // Whoever always goes round ends all the same.
    expect(walk(withExit, {})).toHaveLength(MOST_STEPS);
    expect(walk(withExit, { 'go-on': 'v1' })).toHaveLength(1);
  });

  it('is one branch with other choices elsewhere', () => {
    const tested = flow(
      to('a'),
      step('a', branch('x', 'v0', 'b', null)),
      step('b', branch('x', 'v0', null, null, null)),
    );
    expect(told(tested)).toEqual([expect.stringContaining('/steps/1/next/choices')]);
  });

  it('is a default that is no choice', () => {
    expect(told(flow(branch('x', 'v9', 'a', null), step('a', end)))).toEqual([
      expect.stringContaining('/start/default'),
    ]);
  });
});
