import { Button, Loader, Tabs } from '@mantine/core';
import type { FlowList as List } from '../../../core/contract/flow-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useActions } from '../commands/use-actions.ts';
import { FlowEditor } from './editor/FlowEditor.tsx';
import { FlowList } from './FlowList.tsx';
import { FlowPane } from './FlowPane.tsx';
import styles from './flows.module.css';
import { LiveEvents } from './live/LiveEvents.tsx';
import { RecordPane } from './record/RecordPane.tsx';

export function FlowsPage() {
  const { flows, flowRecorder: recorder } = useServices();
  const tab = useSlice(
    (services) => services.flows,
    (state) => state.tab,
  );
  useActions({
    'flows.record': {
      run() {
        void recorder.offerNewest();
        flows.show({ tab: 'flows', pane: 'recorder' });
      },
    },
    'flows.live': { run: () => flows.show({ tab: 'live' }) },
  });
  return (
    <section className={styles.page} aria-labelledby="flows-title">
      <Tabs
        value={tab}
        onChange={(value) => flows.show({ tab: value === 'live' ? 'live' : 'flows' })}
        className={styles.tabs}
        keepMounted={false}
      >
        <header className={styles.top}>
          <h1 id="flows-title">Flows</h1>
          <Tabs.List aria-label="Flows and live events">
            <Tabs.Tab value="flows">Play a flow</Tabs.Tab>
            <Tabs.Tab value="live">Live events</Tabs.Tab>
          </Tabs.List>
        </header>
        <Tabs.Panel value="flows" className={styles.panel}>
          <Player />
        </Tabs.Panel>
        <Tabs.Panel value="live" className={styles.panel}>
          <LiveEvents />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function Player() {
  const { flows } = useServices();
  const { list, problem, removed, pane } = useSlice(
    (services) => services.flows,
    (state) => state,
  );
  const chosen = useSlice(
    (services) => services.settings,
    (settings) => settings.flows.chosen,
  );
  if (problem !== null && !list)
    return (
      <div className={styles.centre} role="alert">
        <h2>The flows cannot be read</h2>
        <p className="muted">{problem}</p>
        <Button onClick={() => void flows.load()}>Try again</Button>
      </div>
    );
  if (!list)
    return (
      <div className={styles.centre} role="status">
        <Loader size="sm" aria-hidden="true" />
        <span className="muted">Reading the flows…</span>
      </div>
    );
  const shown = list.flows.find(({ flow }) => flow.id === chosen) ?? list.flows[0];
  return (
    <div className={styles.player}>
      <FlowList list={list} chosen={pane === 'flow' ? (shown?.flow.id ?? null) : null} />
      <div className={styles.pane}>
        <Undo removed={removed} />
        <Pane list={list} shown={shown} />
      </div>
    </div>
  );
}

function Pane({ list, shown }: { list: List; shown: List['flows'][number] | undefined }) {
  const pane = useSlice(
    (services) => services.flows,
    (state) => state.pane,
  );
  const draft = useSlice(
    (services) => services.flowEditor,
    (state) => state.draft,
  );
  const taken = list.flows.map(({ flow }) => flow.id);
  const policy = list.policies.find(({ provider }) => provider === shown?.flow.provider);
  if (pane === 'recorder') return <RecordPane />;
  if (pane === 'editor' && draft) return <FlowEditor draft={draft} taken={taken} />;
  if (shown && policy) return <FlowPane key={shown.flow.id} info={shown} taken={taken} policy={policy} />;
  return null;
}

/** What was taken away last comes back at a click. */
function Undo({ removed }: { removed: string | null }) {
  const { flows, flowEditor: editor } = useServices();
  const aside = useSlice(
    (services) => services.flowEditor,
    (state) => state.aside,
  );
  const bringBack = (): void => {
    editor.bringBack();
    flows.show({ pane: 'editor' });
  };
  return (
    <>
      {removed === null ? null : (
        <Banner
          severity="info"
          title={`The flow ${removed} was removed`}
          actions={<Button onClick={() => void flows.undoRemove()}>Undo</Button>}
        />
      )}
      {aside === null ? null : (
        <Banner
          severity="info"
          title={`What you wrote of ${aside.title || aside.id} was put aside`}
          actions={<Button onClick={bringBack}>Bring it back</Button>}
        />
      )}
    </>
  );
}
