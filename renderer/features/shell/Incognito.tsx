import { Button } from '@mantine/core';
import { IconGhost2, IconGhost2Filled } from '@tabler/icons-react';
import { Unseen } from '../../ui/Unseen.tsx';
import styles from './shell.module.css';
import { useIncognito } from './use-capture.ts';

/** Capture that keeps nothing: on and off, and plain to see while it is on. */
export function Incognito() {
  const { on, busy, ready, toggle } = useIncognito();
  const Icon = on ? IconGhost2Filled : IconGhost2;
  return (
    <Button
      className={on ? styles.incognito : undefined}
      aria-pressed={on}
      aria-busy={busy}
      disabled={!ready}
      title={
        on
          ? 'Events are in memory only, until this is ended or the app is closed'
          : 'Capture into memory only: nothing of it is kept'
      }
      leftSection={<Icon size={14} aria-hidden="true" />}
      onClick={toggle}
    >
      Incognito<Unseen> capture</Unseen>
      {on ? <span aria-hidden="true">: nothing is kept</span> : null}
    </Button>
  );
}
