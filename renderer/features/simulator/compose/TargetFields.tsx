import { TextInput } from '@mantine/core';
import styles from '../simulator.module.css';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';
import { TargetMenu } from './TargetMenu.tsx';

/** The method and where it goes. */
export function TargetFields() {
  const simulator = useSimulatorActions();
  const { draft } = useDesk();
  return (
    <div className={styles.target}>
      <TextInput
        className={styles.method}
        label="Method"
        value={draft.method}
        error={useMistake('method')}
        spellCheck={false}
        onChange={(event) => simulator.edit({ method: event.currentTarget.value })}
      />
      <TextInput
        className={styles.grow}
        label="Target URL"
        classNames={{ input: 'mono' }}
        value={draft.url}
        error={useMistake('url')}
        placeholder="http://localhost:3000/webhooks"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => simulator.edit({ url: event.currentTarget.value })}
      />
      <TargetMenu provider={draft.provider} onChoose={(url) => simulator.edit({ url })} />
    </div>
  );
}
