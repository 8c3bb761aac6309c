import { Button, Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Target } from '../../../../core/contract/simulator-calls.ts';
import { useServices } from '../../../services.ts';
import styles from '../simulator.module.css';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';

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
      <Targets onChoose={(url) => simulator.edit({ url })} />
    </div>
  );
}

const groups: readonly { kind: Target['kind']; label: string }[] = [
  { kind: 'own', label: 'This receiver' },
  { kind: 'public', label: 'Public URLs' },
  { kind: 'last', label: 'Sent to before' },
];

/** Our own receiver first, then public URLs, then the last ones. Asked for when it is opened. */
function Targets({ onChoose }: { onChoose: (url: string) => void }) {
  const { connection } = useServices();
  const { draft } = useDesk();
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const load = async (): Promise<void> => {
    const found = await connection.call('simulator.targets', { provider: draft.provider });
    setTargets(found.targets);
  };
  return (
    <Menu position="bottom-end" shadow="md" onOpen={() => void load().catch(() => setTargets([]))}>
      <Menu.Target>
        <Button className={styles.beside} aria-label="Choose a target">
          Choose…
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {targets.length === 0 ? <Menu.Label>There is no target to offer.</Menu.Label> : null}
        {groups.map(({ kind, label }) => {
          const urls = targets.filter((target) => target.kind === kind);
          return urls.length === 0 ? null : (
            <div key={kind}>
              <Menu.Label>{label}</Menu.Label>
              {urls.map(({ url }) => (
                <Menu.Item key={url} className="mono" onClick={() => onChoose(url)}>
                  {url}
                </Menu.Item>
              ))}
            </div>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
