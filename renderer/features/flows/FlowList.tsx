import { Button } from '@mantine/core';
import type { FlowList as List } from '../../../core/contract/flow-calls.ts';
import { isRunning } from '../../../core/contract/flow-runs.ts';
import { useServices, useSlice } from '../../services.ts';
import { ProviderBadge } from '../../ui/ProviderBadge.tsx';
import styles from './flows.module.css';
import { type FlowsState, runOf } from './model/flow-store.ts';
import { statusWords } from './model/words.ts';

/** Every flow, by its provider. */
export function FlowList({ list, chosen }: { list: List; chosen: string | null }) {
  const { flows, flowRecorder: recorder } = useServices();
  const state = useSlice(
    (services) => services.flows,
    (whole) => whole,
  );
  const providers = useSlice(
    (services) => services.directory,
    (directory) => directory.providers,
  );
  const record = (): void => {
    void recorder.offerNewest();
    flows.show({ pane: 'recorder' });
  };
  return (
    <nav className={styles.list} aria-label="Flows by provider">
      <ul>
        {list.flows.map(({ flow, own }) => {
          const provider = providers.get(flow.provider);
          return (
            <li key={flow.id}>
              <button
                type="button"
                className={styles.item}
                aria-current={flow.id === chosen ? 'true' : undefined}
                onClick={() => flows.choose(flow.id)}
              >
                {provider ? <ProviderBadge {...provider.badge} /> : null}
                <span className={styles.itemText}>
                  <span className={styles.itemTitle}>{flow.title}</span>
                  <span className="faint">
                    {provider?.label ?? flow.provider}
                    {own ? ', your own' : ''}
                    {running(state, flow.id)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Unsaved />
      <div className={styles.listFoot}>
        <Button variant="subtle" onClick={record}>
          Record a flow…
        </Button>
      </div>
      {list.problems.map(({ file, path, message }) => (
        <p key={`${file}${path}${message}`} className={styles.fileProblem} role="alert">
          flows/{file} <span className="mono">{path}</span>: {message}
        </p>
      ))}
    </nav>
  );
}

/** The flow that is being written. */
function Unsaved() {
  const { flows } = useServices();
  const draft = useSlice(
    (services) => services.flowEditor,
    (state) => state.draft,
  );
  const isShown = useSlice(
    (services) => services.flows,
    ({ pane }) => pane === 'editor',
  );
  if (!draft) return null;
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isShown ? 'true' : undefined}
      onClick={() => flows.show({ pane: 'editor' })}
    >
      <span className={styles.itemText}>
        <span className={styles.itemTitle}>{draft.title || draft.id}</span>
        <span className="faint">being written, not saved</span>
      </span>
    </button>
  );
}

function running(state: FlowsState, flow: string): string {
  const run = runOf(state, flow);
  return run && isRunning(run) ? ` · ${statusWords(run).toLowerCase()}` : '';
}
