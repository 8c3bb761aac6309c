import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { plural } from '../../../ui/format.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { CopyMenu } from '../../exchange/CopyMenu.tsx';
import { SaveButton } from '../../exchange/SaveButton.tsx';
import { useRemove } from '../../keeping/use-remove.ts';
import { CHOSEN_AT_MOST } from '../model/chosen.ts';
import styles from './list.module.css';

interface SelectionBarProps {
  /** Two are held against each other: the detail shows how. */
  onCompare: () => void;
}

/** What can be done with several events; it stands where the counts of the list do. */
export function SelectionBar({ onCompare }: SelectionBarProps) {
  const { inbox, compare, replays, speaker } = useServices();
  const replay = async (): Promise<void> => replays.open(await inbox.chosenRows());
  const { removeChosen } = useRemove();
  const shortcut = useShortcut('event.remove');
  const count = useSlice(
    (services) => services.inbox,
    ({ chosen }) => chosen.positions.size,
  );
  const words = `${plural(count, 'event')} selected${count === CHOSEN_AT_MOST ? ', the most' : ''}`;
  useEffect(() => speaker.say(words), [speaker, words]);
  /** The newer one is looked at, the older stands beside it. */
  const compareBoth = async (): Promise<void> => {
    const [older, newer] = await inbox.chosenRows();
    if (!older || !newer) return;
    compare.choose(older);
    await inbox.selectSeq(newer.seq);
    onCompare();
  };
  return (
    <div className={styles.footer} role="toolbar" aria-label="Selected events">
      <span className={styles.chosenCount}>{words}</span>
      <span className={styles.grow} />
      <Button onClick={() => void replay().catch(speaker.fail)}>Replay selected</Button>
      {count === 2 ? <Button onClick={() => void compareBoth().catch(speaker.fail)}>Compare</Button> : null}
      <CopyMenu count={count} events={async () => (await inbox.chosenRows()).map(({ id }) => id)} />
      <SaveButton events={inbox.chosenRows} />
      <Button variant="subtle" aria-keyshortcuts={shortcut.aria} onClick={() => void removeChosen()}>
        Remove
      </Button>
      <Button variant="subtle" aria-keyshortcuts="Escape" onClick={() => inbox.chooseNone()}>
        Clear selection
      </Button>
    </div>
  );
}
