import { Button } from '@mantine/core';
import { IconGhost2, IconGhost2Filled } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnection, useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import styles from './shell.module.css';

/** Capture that keeps nothing: on and off, and plain to see while it is on. */
export function Incognito() {
  const { connection, speaker } = useServices();
  const on = useConnection((state) => state.engine?.incognito ?? false);
  const live = useConnection((state) => state.link.status === 'live');
  const [busy, setBusy] = useState(false);
  const toggle = async (): Promise<void> => {
    setBusy(true);
    try {
      await connection.call('capture.incognito', { on: !on });
      speaker.say(
        on ? 'Incognito capture ended. What it had is gone.' : 'Incognito: nothing that comes now is kept.',
      );
    } catch (thrown) {
      speaker.say(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const Icon = on ? IconGhost2Filled : IconGhost2;
  return (
    <Button
      className={on ? styles.incognito : undefined}
      aria-label="Incognito capture"
      aria-pressed={on}
      aria-busy={busy}
      disabled={!live || busy}
      title={
        on
          ? 'Events are in memory only, until this is ended or the app is closed'
          : 'Capture into memory only: nothing of it is kept'
      }
      leftSection={<Icon size={14} aria-hidden="true" />}
      onClick={() => void toggle()}
    >
      {on ? 'Incognito: nothing is kept' : 'Incognito'}
    </Button>
  );
}
