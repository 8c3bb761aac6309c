import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallInput, CallName } from '../../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import type { FlowDraft } from '../../../../../core/contract/flow-draft.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { draftOf } from '../../../../../renderer/features/flows/model/draft.ts';
import { removeStep } from '../../../../../renderer/features/flows/model/edit-draft.ts';
import {
  createFlowEditor,
  type FlowEditor,
} from '../../../../../renderer/features/flows/model/editor-store.ts';
import { end, flowOf, stepOf, to } from '../../../../support/flow-runs.ts';

const mine = flowOf(to('a'), [stepOf('a', to('b')), stepOf('b', end)], { id: 'klustr/mine', title: 'Mine' });
const saved = { ok: true, list: { flows: [], policies: [], problems: [] } };

/** What the engine answers next, by call. */
let answers: Partial<Record<CallName, unknown>>;
let kept: (FlowDraft | null)[];
let editor: FlowEditor;
let live: () => void;
const state = () => editor.store.getState();
const titles = () => [state().draft?.title ?? null, state().aside?.title ?? null];

function open(): void {
  const connection = {
    call: async (name: CallName, input: CallInput<CallName>) => {
      if (name === 'flows.keepDraft') kept.push((input as CallInput<'flows.keepDraft'>).draft);
      const answer = answers[name];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onLive: (listener: () => void) => {
      live = listener;
      return () => {};
    },
  } as unknown as Connection;
  editor = createFlowEditor(connection);
}

beforeEach(() => {
  answers = { 'flows.draft': { draft: null }, 'flows.keepDraft': {}, 'flows.save': saved };
  kept = [];
  open();
});

describe('the flow that is being written', () => {
  test('is what the engine kept, and every change of it is kept', async () => {
    answers['flows.draft'] = { draft: draftOf(mine) };
    live();
    await vi.waitFor(() => expect(state().draft).toEqual(draftOf(mine)));
    editor.type({ ...draftOf(mine), title: 'Theirs' });
    await vi.waitFor(() => expect(kept.at(-1)?.title).toBe('Theirs'));
    // A new link does not bring an older one back: the engine is told again.
    kept = [];
    live();
    await vi.waitFor(() => expect(kept.map((draft) => draft?.title)).toEqual(['Theirs']));
  });

  test('is never lost: another one puts it aside, and it comes back', () => {
    editor.edit(mine);
    editor.type({ ...draftOf(mine), title: 'Half' });
    editor.duplicate(mine, ['klustr/mine']);
    expect(titles()).toEqual(['Mine (copy)', 'Half']);
    editor.bringBack();
    expect(titles()).toEqual(['Half', 'Mine (copy)']);
    // It is open already.
    editor.edit(mine);
    expect(titles()).toEqual(['Half', 'Mine (copy)']);
    editor.putAside();
    expect(titles()).toEqual([null, 'Half']);
  });

  test('takes back changes of its course one by one', () => {
    editor.edit(mine);
    const steps = () => state().draft?.steps.map(({ id }) => id);
    editor.change(removeStep(draftOf(mine), 0));
    editor.change(removeStep(removeStep(draftOf(mine), 0), 0));
    expect(steps()).toEqual([]);
    editor.undo();
    expect(steps()).toEqual(['b']);
    editor.undo();
    editor.undo();
    expect(steps()).toEqual(['a', 'b']);
  });

  test('is a flow once it is saved, and stays what it is where it cannot be', async () => {
    editor.duplicate(mine, []);
    const taken = [state().draft?.id ?? ''];
    expect(await editor.save(taken)).toBeNull();
    expect(state().problems).toEqual({ '/id': 'Another flow has this id.' });
    answers['flows.save'] = { ok: false, problems: [{ file: null, path: '/steps/1/next', message: 'No.' }] };
    expect(await editor.save([])).toBeNull();
    expect(state().problems).toEqual({ '/steps/1/next': 'No.' });
    answers['flows.save'] = new HookglassError('flow-not-written', 'The flow could not be kept: full.');
    expect(await editor.save([])).toBeNull();
    expect(state()).toMatchObject({
      problem: 'The flow could not be kept: full.',
      draft: { title: 'Mine (copy)' },
    });
    answers['flows.save'] = saved;
    expect(await editor.save([])).toEqual({ id: 'klustr/mine-copy', list: saved.list });
    expect(titles()).toEqual([null, null]);
    await vi.waitFor(() => expect(kept.at(-1)).toBeNull());
  });
});
