import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Target } from '../../../../core/contract/simulator-calls.ts';
import { useServices } from '../../../services.ts';
import styles from '../simulator.module.css';

const groups: readonly { kind: Target['kind']; label: string }[] = [
  { kind: 'own', label: 'This receiver' },
  { kind: 'public', label: 'Public URLs' },
  { kind: 'last', label: 'Sent to before' },
];

interface TargetMenuProps {
  /** Whose events go there; null is anybody's. */
  provider: string | null;
  onChoose: (url: string) => void;
}

/** Our own receiver first, then public URLs, then the last ones. Asked for when it is opened. */
export function TargetMenu({ provider, onChoose }: TargetMenuProps) {
  const { connection } = useServices();
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const load = async (): Promise<void> => {
    const found = await connection.call('simulator.targets', { provider });
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
