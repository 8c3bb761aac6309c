import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { useServices, useSlice } from '../../../services.ts';
import { formatCount, plural } from '../../../ui/format.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { ClearFoundButton } from '../../keeping/ClearButton.tsx';
import { newSince } from '../model/follow.ts';
import { countOf, rowAt } from '../model/pages.ts';
import styles from './list.module.css';
import { SelectionBar } from './SelectionBar.tsx';
import { seenStore } from './seen-store.ts';
import { ROWS_AT_MOST } from './window.ts';

export function ListFooter({ onCompare }: { onCompare: () => void }) {
  const several = useSlice(
    (services) => services.inbox,
    ({ chosen }) => chosen.positions.size > 0,
  );
  if (several) return <SelectionBar onCompare={onCompare} />;
  return (
    <div className={styles.footer}>
      <FollowChip />
      <span className={styles.grow} />
      <Counts />
      <ClearFoundButton />
      <ZoneButton />
    </div>
  );
}

function FollowChip() {
  const shortcut = useShortcut('list.newest');
  const { inbox } = useServices();
  const following = useSlice(
    (services) => services.inbox,
    ({ follow }) => follow.following,
  );
  const fresh = useSlice(
    (services) => services.inbox,
    ({ follow, pages }) => newSince(follow, pages.total),
  );
  if (following) return <span className={styles.following}>Following newest</span>;
  return (
    <Button
      variant={fresh > 0 ? 'filled' : 'default'}
      aria-keyshortcuts={shortcut.aria}
      title="Go to the newest event and follow again"
      onClick={() => inbox.resume()}
    >
      Paused following{fresh > 0 ? ` · ${formatCount(fresh)} new` : ''}
      {shortcut.words === null ? null : <kbd className={styles.key}>{shortcut.words}</kbd>}
    </Button>
  );
}

function Counts() {
  const seen = useStore(seenStore);
  const total = useSlice(
    (services) => services.inbox,
    ({ pages }) => countOf(pages),
  );
  const filtered = useSlice(
    (services) => services.inbox,
    ({ pages }) => pages.filtered,
  );
  const problem = useSlice(
    (services) => services.inbox,
    (state) => state.problem,
  );
  const invalid = useSlice(
    (services) => services.inbox,
    ({ pages }) => {
      let count = 0;
      for (let position = seen.from; position <= seen.to; position++)
        if (rowAt(pages, position)?.validation?.status === 'invalid') count++;
      return count;
    },
  );
  if (problem) return <span className={styles.counts}>Some events could not be read: {problem}</span>;
  const reach = total > ROWS_AT_MOST ? ` · the newest ${formatCount(ROWS_AT_MOST)} can be scrolled to` : '';
  return (
    <span className={styles.counts}>
      {plural(total, 'event')}
      {filtered ? ' found' : ''} · {formatCount(invalid)} invalid in view{reach}
    </span>
  );
}

function ZoneButton() {
  const { settings } = useServices();
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const utc = zone === 'utc';
  return (
    <Button
      variant="subtle"
      aria-label={utc ? 'UTC: show local time' : 'Local time: show UTC'}
      onClick={() => settings.set({ times: utc ? 'local' : 'utc' })}
    >
      {utc ? 'UTC' : 'Local time'}
    </Button>
  );
}
