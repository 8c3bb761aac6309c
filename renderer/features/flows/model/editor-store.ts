import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowList } from '../../../../core/contract/flow-calls.ts';
import type { FlowDraft } from '../../../../core/contract/flow-draft.ts';
import type { Flow } from '../../../../core/contract/flows.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { latest } from '../../simulator/model/latest.ts';
import { copyOf, type DraftProblems, draftOf, flowOfDraft } from './draft.ts';

export interface EditorState {
  /** The flow that is being written; null where there is none. */
  readonly draft: FlowDraft | null;
  /** What it was before its last changes of course, the newest last. */
  readonly past: readonly FlowDraft[];
  /** One that was put aside and can be brought back. */
  readonly aside: FlowDraft | null;
  readonly problems: DraftProblems;
  /** Why the draft could not be read, kept or saved. */
  readonly problem: string | null;
}

/** One flow at a time is written; it is kept by the engine over restarts until it is saved or put aside. */
export interface FlowEditor {
  readonly store: StoreApi<EditorState>;
  /** One of the user's own. */
  edit(flow: Flow): void;
  duplicate(flow: Flow, taken: readonly string[]): void;
  /** What is typed. */
  type(draft: FlowDraft): void;
  /** A change of its course, which can be undone. */
  change(draft: FlowDraft): void;
  undo(): void;
  putAside(): void;
  bringBack(): void;
  /** Gives the flow once it is kept; null where something is wrong with it. `taken`: ids that a new one must not have. */
  save(taken: readonly string[]): Promise<{ id: string; list: FlowList } | null>;
}

const MOST_UNDONE = 50;

export function createFlowEditor(connection: Connection): FlowEditor {
  const store = createStore<EditorState>(() => ({
    ...{ draft: null, past: [], aside: null, problems: {}, problem: null },
  }));
  const { getState, setState } = store;
  const keep = latest(async (draft: FlowDraft | null) => {
    await connection.call('flows.keepDraft', { draft }).then(
      () => {},
      (thrown: unknown) => setState({ problem: messageOf(thrown) }),
    );
  });
  const become = (draft: FlowDraft | null, more: Partial<EditorState> = {}): void => {
    setState({ draft, problems: {}, problem: null, ...more });
    keep(draft);
  };
  /** Another one takes the place of what is being written, which can be brought back. */
  const begin = (draft: FlowDraft): void => become(draft, { past: [], aside: getState().draft });

  connection.onLive(() => {
    const { draft } = getState();
    if (draft) return keep(draft);
    connection.call('flows.draft', {}).then(
      ({ draft: kept }) => getState().draft === null && setState({ draft: kept }),
      (thrown: unknown) => setState({ problem: messageOf(thrown) }),
    );
  });

  return {
    store,
    edit(flow) {
      const { draft } = getState();
      // It is open already: what was typed stays.
      if (draft?.id !== flow.id || draft.isNew) begin(draftOf(flow));
    },
    duplicate: (flow, taken) => begin(copyOf(flow, taken)),
    type: (draft) => become(draft),
    change(draft) {
      const { draft: before, past } = getState();
      become(draft, { past: before ? [...past, before].slice(-MOST_UNDONE) : past });
    },
    undo() {
      const { past } = getState();
      const before = past.at(-1);
      if (before) become(before, { past: past.slice(0, -1) });
    },
    putAside: () => become(null, { past: [], aside: getState().draft }),
    bringBack() {
      const { aside, draft } = getState();
      if (aside) become(aside, { past: [], aside: draft });
    },
    async save(taken) {
      const { draft } = getState();
      if (!draft) return null;
      const read = flowOfDraft(draft, taken);
      setState({ problems: read.ok ? {} : read.problems, problem: null });
      if (!read.ok) return null;
      try {
        const saved = await connection.call('flows.save', { flow: read.flow });
        if (saved.ok) {
          become(null, { past: [], aside: null });
          return { id: draft.id, list: saved.list };
        }
        setState({
          problems: Object.fromEntries(saved.problems.map(({ path, message }) => [path, message])),
        });
      } catch (thrown) {
        setState({ problem: messageOf(thrown) });
      }
      return null;
    },
  };
}
