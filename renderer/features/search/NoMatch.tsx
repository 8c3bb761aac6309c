import { Button } from '@mantine/core';
import { useConnection, useServices, useSlice } from '../../services.ts';
import styles from './search.module.css';

/** Why a list is empty that a search filters: no match, nothing yet, or nothing because nothing is taken. */
export function NoMatch() {
  const { settings } = useServices();
  const progress = useSlice(
    (services) => services.inbox,
    (state) => state.search,
  );
  const none = useSlice(
    (services) => services.inbox,
    ({ pages }) => pages.total === 0,
  );
  const paused = useConnection(({ engine }) => engine?.capture === 'paused');
  if (!progress || progress.state === 'running') {
    return (
      <div className={styles.none} role="status">
        Searching…
      </div>
    );
  }
  const [title, words] = none
    ? ['Nothing has come yet', 'The search will show what fits as it arrives.']
    : ['No event matches', 'None of the events is like this. What arrives and fits will appear here.'];
  return (
    <div className={styles.none} role="status">
      <strong>{title}</strong>
      <span className="muted">
        {paused ? 'Capture is paused: nothing arrives until it is resumed.' : words}
      </span>
      <Button onClick={() => settings.set({ search: '' })}>Clear the search</Button>
    </div>
  );
}
