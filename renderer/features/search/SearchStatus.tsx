import { Button } from '@mantine/core';
import { useServices, useSlice } from '../../services.ts';
import { formatCount, plural } from '../../ui/format.ts';
import { countOf } from '../inbox/model/pages.ts';
import styles from './search.module.css';

/** How far a search is, with a way to stop it; nothing once it is done. */
export function SearchStatus() {
  const { inbox } = useServices();
  const progress = useSlice(
    (services) => services.inbox,
    (state) => state.search,
  );
  const count = useSlice(
    (services) => services.inbox,
    ({ pages }) => countOf(pages),
  );
  if (!progress || progress.state === 'done') return null;
  const { looked, of, state, problem } = progress;
  if (state === 'failed') {
    return (
      <div className={styles.status} role="alert">
        <span>{problem}</span>
        <Button onClick={() => inbox.reload()}>Search again</Button>
      </div>
    );
  }
  const stopped = state === 'stopped';
  return (
    <div className={styles.status}>
      {stopped ? null : <progress aria-label="Searching" max={of} value={looked} />}
      <span className={styles.words}>
        {stopped ? 'Stopped: ' : ''}
        {plural(count, 'event')} found in {formatCount(looked)} of {formatCount(of)}
      </span>
      {stopped ? (
        <Button onClick={() => inbox.reload()}>Search all</Button>
      ) : (
        <Button onClick={() => inbox.stopSearch()}>Stop</Button>
      )}
    </div>
  );
}
