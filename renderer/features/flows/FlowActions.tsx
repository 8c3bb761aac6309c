import { Button } from '@mantine/core';
import type { FlowInfo } from '../../../core/contract/flow-calls.ts';
import { useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './flows.module.css';

/** What is done with a flow beside running it. A built-in one is changed by way of a copy. */
export function FlowActions({ info: { flow, own }, taken }: { info: FlowInfo; taken: readonly string[] }) {
  const { flows, flowEditor: editor } = useServices();
  const open = (begin: () => void) => (): void => {
    begin();
    flows.show({ pane: 'editor' });
  };
  return (
    <span className={styles.actions}>
      <Button variant="subtle" onClick={open(() => editor.duplicate(flow, taken))}>
        Duplicate
      </Button>
      {own ? (
        <>
          <Button variant="subtle" onClick={open(() => editor.edit(flow))}>
            Edit
          </Button>
          <Button variant="subtle" onClick={() => void flows.remove(flow.id)}>
            Remove
          </Button>
        </>
      ) : null}
      <CopyButton name="Copy as JSON: the flow" label="Copy as JSON" text={JSON.stringify(flow, null, 2)} />
    </span>
  );
}
