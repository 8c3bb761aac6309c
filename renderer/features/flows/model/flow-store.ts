import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { FlowList } from '../../../../core/contract/flow-calls.ts';
import type { FlowForm } from '../../../../core/contract/flow-form.ts';
import type { RunState } from '../../../../core/contract/flow-runs.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import type { Settings } from '../../settings/settings-store.ts';
import { withForm } from './forms.ts';
import { fieldOf, type SetupProblems, startInput } from './setup.ts';

export interface FlowsState {
  /** null until they are known. */
  list: FlowList | null;
  problem: string | null;
  /** By the id of the run, the oldest first. */
  runs: ReadonlyMap<string, RunState>;
  tab: 'flows' | 'live';
  /** What stands beside the list. */
  pane: 'flow' | 'editor' | 'recorder';
  /** What keeps the shown flow from being run. */
  problems: SetupProblems;
  /** The flow that was removed last and can be brought back. */
  removed: string | null;
}

export interface FlowStore {
  readonly store: StoreApi<FlowsState>;
  load(): Promise<void>;
  choose(flow: string): void;
  show(view: Partial<Pick<FlowsState, 'tab' | 'pane'>>): void;
  /** A list that a change gave, with the flow that it made or changed. */
  take(list: FlowList, flow: string): void;
  change(flow: string, patch: Partial<FlowForm>): void;
  /** `typed` is the secret that stands in its field; it is kept nowhere. */
  run(flow: string, form: FlowForm, typed: string): Promise<void>;
  control(input: CallInput<'flow.control'>): Promise<void>;
  remove(flow: string): Promise<void>;
  undoRemove(): Promise<void>;
}

/** Flows and their runs. It outlives the page that shows it; what was typed for each is kept with the settings. */
export function createFlowStore(connection: Connection, settings: Settings): FlowStore {
  const store = createStore<FlowsState>(() => ({
    list: null,
    problem: null,
    runs: new Map(),
    tab: 'flows',
    pane: 'flow',
    problems: {},
    removed: null,
  }));
  const keep = (state: RunState): void =>
    store.setState(({ runs }) => ({ runs: new Map(runs).set(state.run, state) }));
  const load = async (): Promise<void> => {
    try {
      const [list, { runs }] = await Promise.all([
        connection.call('flows.list', {}),
        connection.call('flow.state', {}),
      ]);
      const known = new Map(runs.reverse().map((state) => [state.run, state]));
      store.setState({ list, problem: null, runs: known });
    } catch (thrown) {
      store.setState({ problem: messageOf(thrown) });
    }
  };
  const choose = (chosen: string): void => {
    settings.set({ flows: { ...settings.store.getState().flows, chosen } });
    store.setState({ problems: {}, tab: 'flows', pane: 'flow' });
  };
  const say = (thrown: unknown): void => store.setState({ problems: problemsOf(thrown) });
  connection.onLive(() => void load());
  connection.onPush((push) => {
    if (push.name === 'flow.changed') keep(push.data);
    if (push.name === 'flows.changed') store.setState({ list: push.data });
    if (push.name === 'providers.changed') void load();
  });

  return {
    store,
    load,
    choose,
    show: (view) => store.setState(view),
    take(list, flow) {
      store.setState({ list });
      choose(flow);
    },
    change(flow, patch) {
      settings.set({ flows: withForm(settings.store.getState().flows, flow, patch) });
      store.setState({ problems: {} });
    },
    async run(flow, form, typed) {
      const ready = startInput(flow, form, typed);
      store.setState({ problems: ready.ok ? {} : ready.problems });
      if (!ready.ok) return;
      await connection.call('flow.start', ready.input).then(keep, say);
    },
    control: (input) => connection.call('flow.control', input).then(keep, say),
    async remove(id) {
      await connection
        .call('flows.remove', { id })
        .then((list) => store.setState({ list, removed: id }), say);
    },
    async undoRemove() {
      const { removed: id } = store.getState();
      if (id === null) return;
      const back = (list: FlowList): void => {
        store.setState({ list, removed: null });
        choose(id);
      };
      await connection.call('flows.restore', { id }).then(back, say);
    },
  };
}

function problemsOf(thrown: unknown): SetupProblems {
  const name = thrown instanceof HookglassError ? thrown.details.field : null;
  return { [fieldOf(name)]: messageOf(thrown) };
}

/** The newest run of a flow. */
export function runOf({ runs }: FlowsState, flow: string): RunState | null {
  return [...runs.values()].findLast((state) => state.flow === flow) ?? null;
}
