import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowDraft } from '../../../../../core/contract/flow-draft.ts';
import { freeFlowId } from '../../../../../core/contract/flow-id.ts';
import {
  type Flow,
  type FlowNext,
  fieldEdit,
  flow as flowSchema,
} from '../../../../../core/contract/flows.ts';
import { readWait, waitWords } from '../../../../../core/contract/wait-words.ts';
import { successors } from '../../../../../core/flows/graph.ts';
import { readFlow } from '../../../../../core/flows/own-flow.ts';
import { walk } from '../../../../../core/flows/walk.ts';
import { builtInRegistry } from '../../../../../core/providers/registry.ts';
import { listTemplates } from '../../../../../core/templates.ts';
import {
  copyOf,
  draftOf,
  flowOfDraft,
  previewOf,
} from '../../../../../renderer/features/flows/model/draft.ts';
import {
  addStep,
  branchesOf,
  changeBranch,
  changeStep,
  moveUp,
  newBranch,
  removeStep,
  setNext,
} from '../../../../../renderer/features/flows/model/edit-draft.ts';
import { end, flowOf, stepOf, to } from '../../../../support/flow-runs.ts';

const flows = builtInRegistry.providers.flatMap((provider) => [...provider.flows]);
const templates = listTemplates(builtInRegistry).map(({ id }) => id);
const chain = (...ids: string[]): Flow =>
  flowOf(
    to(ids[0] ?? 'none'),
    ids.map((id, index) => stepOf(id, ids[index + 1] === undefined ? end : to(ids[index + 1] ?? ''))),
    { id: 'klustr/test' },
  );
const okhi = flows.find(({ id }) => id === 'okhi/address-verification') ?? chain('none');
const idsOf = (flow: { steps: readonly { id: string }[] }): string[] => flow.steps.map(({ id }) => id);

describe('a wait as it is typed', () => {
  it.each([
    ['2 d', 172_800_000],
    ['1 h 30 min', 5_400_000],
    ['1h30min', 5_400_000],
    ['0.5 s', 500],
    ['90', 90_000],
    ['0', 0],
    ['300 ms', 300],
  ])('%s is %i ms', (text, ms) => expect(readWait(text)).toBe(ms));

  it.each(['', 'soon', '-1 s', '5 weeks', '1 h 30', 's', '1e9 s'])('%j is none', (text) =>
    expect(readWait(text)).toBeNull(),
  );

  it('reads what the app says of whole seconds of a day', () => {
    fc.assert(
      fc.property(fc.nat(3_599), (seconds) => {
        expect(readWait(waitWords(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });
});

describe('a flow in the editor', () => {
  it.each(flows)('$id is the same again', (flow) => {
    const read = flowOfDraft(draftOf(flow), []);
    expect(read).toEqual({ ok: true, flow });
    expect(flowDraft.parse(draftOf(flow))).toEqual(draftOf(flow));
  });

  it('is the same again whatever its waits and fields are', () => {
    const value = fc.json({ maxDepth: 2 }).map((text) => fieldEdit.shape.value.parse(JSON.parse(text)));
    const step = fc.record({
      delayMs: fc.nat(1_000_000_000),
      delayDocumented: fc.boolean(),
      paths: fc.uniqueArray(fc.string().map((key) => `/${key}`)),
      value,
    });
    fc.assert(
      fc.property(step, ({ delayMs, delayDocumented, paths, value: put }) => {
        const set = paths.map((path) => ({ path, value: put }));
        const own = flowSchema.parse(flowOf(to('a'), [stepOf('a', end, { delayMs, delayDocumented, set })]));
        const read = flowOfDraft(draftOf(own), []);
        // JSON has no -0.
        expect(read).toEqual(JSON.parse(JSON.stringify({ ok: true, flow: own })));
      }),
    );
  });

  it.each(flows)('$id copied is a flow of its own that can be saved', (flow) => {
    const copy = copyOf(flow, idsOf({ steps: flows }));
    const read = flowOfDraft(copy, idsOf({ steps: flows }));
    expect(copy.id).not.toBe(flow.id);
    expect(read.ok && readFlow(read.flow, templates).ok).toBe(true);
  });

  it('says what is not right at its place, and is drawn all the same', () => {
    const draft = changeStep(changeStep(draftOf(chain('a', 'b')), 0, { wait: 'soon' }), 1, { fields: '[1]' });
    const wrong = { ...draft, title: ' ', variables: 'no', isNew: true };
    const read = flowOfDraft(wrong, ['klustr/test']);
    expect(!read.ok && Object.keys(read.problems).sort()).toEqual([
      ...['/id', '/steps/0/delayMs', '/steps/1/set', '/title', '/variables'],
    ]);
    expect(idsOf(previewOf(wrong))).toEqual(['a', 'b']);
    const none = flowOfDraft(removeStep(draftOf(chain('a')), 0), []);
    expect(!none.ok && none.problems).toHaveProperty('/steps');
  });

  it('is no documented wait any more once it is another one', () => {
    const typed = (wait: string): boolean | undefined => {
      const read = flowOfDraft(changeStep(draftOf(okhi), 1, { wait }), []);
      return read.ok ? read.flow.steps[1]?.delayDocumented : undefined;
    };
    expect([typed('2 d'), typed('48 h'), typed('3 d')]).toEqual([true, true, false]);
  });
});

describe('the course of a draft', () => {
  const start = draftOf(chain('a', 'b', 'c'));
  const course = (draft: typeof start): string[] => walk(previewOf(draft), {}).map(({ id }) => id);
  const added = { template: 'klustr/user.app.consent.update', title: 'New one' };

  it('follows a step that moves, is removed or is added', () => {
    expect(course(moveUp(start, 1))).toEqual(['b', 'a', 'c']);
    expect(course(moveUp(start, 2))).toEqual(['a', 'c', 'b']);
    expect(moveUp(start, 0)).toEqual(start);
    expect(course(removeStep(start, 0))).toEqual(['b', 'c']);
    expect(course(removeStep(start, 2))).toEqual(['a', 'b']);
    expect(course(addStep(start, -1, added))).toEqual(['New-one', 'a', 'b', 'c']);
    expect(course(addStep(addStep(start, 0, added), 2, added))).toEqual([
      'a',
      'New-one',
      'b',
      'New-one-2',
      'c',
    ]);
  });

  it('stands in the order of the list, whatever is done to a line of steps', () => {
    const change = fc.tuple(fc.constantFrom('up', 'remove', 'add'), fc.nat(6));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const draft = changes.reduce((before, [what, at]) => {
          if (what === 'add') return addStep(before, Math.min(at, before.steps.length) - 1, added);
          const place = Math.min(at, before.steps.length - 1);
          return what === 'up' ? moveUp(before, place) : removeStep(before, place);
        }, start);
        expect(course(draft)).toEqual(idsOf(draft));
      }),
    );
  });

  it('leads nowhere that is not there, whatever is done to a flow with choices', () => {
    const change = fc.tuple(fc.constantFrom('up', 'remove', 'add', 'branch'), fc.nat(9));
    fc.assert(
      fc.property(fc.constantFrom(...flows), fc.array(change, { maxLength: 12 }), (flow, changes) => {
        const draft = changes.reduce((before, [what, at]) => {
          const place = Math.min(at, before.steps.length - 1);
          const next = before.steps[place]?.next;
          if (what === 'add' || !next) return addStep(before, place, added);
          if (what === 'branch') return setNext(before, place, newBranch(before, next));
          return what === 'up' ? moveUp(before, place) : removeStep(before, place);
        }, draftOf(flow));
        const targets = [draft.start, ...draft.steps.map(({ next }) => next)].flatMap(successors);
        expect([null, ...idsOf(draft)]).toEqual(expect.arrayContaining(targets));
        expect(new Set(idsOf(draft)).size).toBe(draft.steps.length);
      }),
    );
  });

  it('asks a question that is changed the same way wherever it is asked', () => {
    const draft = draftOf(okhi);
    const branches = branchesOf(draft);
    expect(branches.map(({ branch }) => branch)).toEqual(['first_time', 'continuous']);
    const [, again] = branches;
    if (!again) throw new Error('the branch is gone');
    const changed = changeBranch(draft, again, { ...again, title: 'And then' });
    expect(branchesOf(changed).map(({ title }) => title)).toEqual(['Result of the first window', 'And then']);
    const read = flowOfDraft(changed, []);
    expect(read.ok && readFlow(read.flow, templates).ok).toBe(true);
  });

  it('keeps a step after a new choice where its first answer leads', () => {
    const next: FlowNext = newBranch(start, to('b'));
    const draft = setNext(start, 0, next);
    expect(course(draft)).toEqual(['a', 'b', 'c']);
    expect(walk(previewOf(draft), { choice: 'no' }).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('the id of a new flow', () => {
  it.each([
    ['Two Messages!', [], 'okhi/two-messages'],
    ['Two Messages', ['okhi/two-messages'], 'okhi/two-messages-2'],
    ['消息', [], 'okhi/flow'],
  ])('of %j is free', (title, taken, id) => expect(freeFlowId('okhi', title, taken)).toBe(id));
});
