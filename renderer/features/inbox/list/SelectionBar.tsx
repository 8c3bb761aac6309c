import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { plural } from '../../../ui/format.ts';
import { useRemove } from '../../keeping/use-remove.ts';
import { CHOSEN_AT_MOST } from '../model/chosen.ts';
import styles from './list.module.css';

/** What can be done with several events; it stands where the counts of the list do. */
export function SelectionBar() {
  const { inbox, replays, speaker } = useServices();
  const replay = async (): Promise<void> => replays.open(await inbox.chosenRows());
  const { removeChosen } = useRemove();
  const count = useSlice(
    (services) => services.inbox,
    ({ chosen }) => chosen.positions.size,
  );
  const words = `${plural(count, 'event')} selected${count === CHOSEN_AT_MOST ? ', the most' : ''}`;
  useEffect(() => speaker.say(words), [speaker, words]);
  return (
    <div className={styles.footer} role="toolbar" aria-label="Selected events">
      <span className={styles.chosenCount}>{words}</span>
      <span className={styles.grow} />
      <Button onClick={() => void replay().catch(() => {})}>Replay selected</Button>
      <Button variant="subtle" aria-keyshortcuts="Delete" onClick={() => void removeChosen()}>
        Remove
      </Button>
      <Button variant="subtle" aria-keyshortcuts="Escape" onClick={() => inbox.chooseNone()}>
        Clear selection
      </Button>
    </div>
  );
}
