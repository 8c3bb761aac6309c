import { Button } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import { useServices, useSlice } from '../services.ts';
import styles from './ui.module.css';

/** Why the last thing that was asked for was not done, where its own place cannot say it. Over everything, dialogs too. */
export function TroubleNote() {
  const { speaker } = useServices();
  const trouble = useSlice(
    (services) => services.speaker,
    (state) => state.trouble,
  );
  if (trouble === null) return null;
  // An alert is read out when it comes to the page.
  return (
    <div role="alert" aria-label="Not done" className={styles.trouble}>
      <IconCircleX className={styles.bad} size={18} stroke={1.8} aria-hidden="true" />
      <span className={styles.troubleText}>{trouble}</span>
      <Button variant="subtle" aria-label="Dismiss what was not done" onClick={speaker.dismiss}>
        Dismiss
      </Button>
    </div>
  );
}
