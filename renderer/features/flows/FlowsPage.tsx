import { Button, Loader, Tabs } from '@mantine/core';
import { useServices, useSlice } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { FlowList } from './FlowList.tsx';
import { FlowPane } from './FlowPane.tsx';
import styles from './flows.module.css';
import { LiveEvents } from './live/LiveEvents.tsx';

export function FlowsPage() {
  return (
    <section className={styles.page} aria-labelledby="flows-title">
      <Tabs defaultValue="flows" className={styles.tabs} keepMounted={false}>
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
  const { list, problem, removed } = useSlice(
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
  const policy = list.policies.find(({ provider }) => provider === shown?.flow.provider);
  return (
    <div className={styles.player}>
      <FlowList list={list} chosen={shown?.flow.id ?? null} />
      <div className={styles.pane}>
        {removed === null ? null : (
          <Banner
            severity="info"
            title={`The flow ${removed} was removed`}
            actions={<Button onClick={() => void flows.undoRemove()}>Undo</Button>}
          />
        )}
        {shown && policy ? <FlowPane key={shown.flow.id} info={shown} policy={policy} /> : null}
      </div>
    </div>
  );
}
