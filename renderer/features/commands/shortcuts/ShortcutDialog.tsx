import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useServices } from '../../../services.ts';
import { useGivingBack } from '../../../ui/use-giving-back.ts';
import { chordWords } from '../model/chord-words.ts';
import { fixedKeys } from '../model/fixed-keys.ts';
import { groupsOf } from '../model/groups.ts';
import { Keys } from './Keys.tsx';
import { SearchField } from './SearchField.tsx';
import styles from './shortcuts.module.css';

/** Every key that does something, as it is now. */
export function ShortcutDialog() {
  const { commands, host } = useServices();
  const [query, setQuery] = useState('');
  const giveBack = useGivingBack();
  const close = (): void => {
    commands.show(null);
    giveBack();
  };
  const change = (): void => {
    close();
    commands.run('shortcuts.change');
  };
  const inWords = (chords: readonly string[]): string =>
    chords.map((chord) => chordWords(chord, commands.mac)).join(' ');
  const groups = groupsOf(query, {
    desktop: host.desktop !== null,
    keysIn: (id) => inWords(commands.keysOf(id)),
  })
    .map(({ name, commands: all }) => ({
      name,
      rows: all
        .map(({ id, words }) => ({ id, words, chords: commands.keysOf(id) }))
        .filter(({ chords }) => chords.length > 0),
    }))
    .filter(({ rows }) => rows.length > 0);
  const fixed = fixedKeys
    .map(({ place, keys }) => ({
      place,
      keys: keys.filter(({ words, chords }) =>
        `${place} ${words} ${inWords(chords)}`.toLowerCase().includes(query.trim().toLowerCase()),
      ),
    }))
    .filter(({ keys }) => keys.length > 0);
  const nothing = groups.length === 0 && fixed.length === 0;
  return (
    <Modal
      opened
      onClose={close}
      returnFocus={false}
      title="Keyboard shortcuts"
      size={860}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles.head}>
        <SearchField name="Search shortcuts" query={query} onQuery={setQuery} first />
        <Button onClick={change}>Change keys…</Button>
      </div>
      <p className="muted" role="status">
        {nothing
          ? 'No shortcut is found.'
          : 'What has no keys here is in the command palette, and can be given some.'}
      </p>
      <div className={styles.columns}>
        {groups.map(({ name, rows }) => (
          <Group key={name} name={name}>
            {rows.map(({ id, words, chords }) => (
              <Line key={id} words={words} chords={chords} />
            ))}
          </Group>
        ))}
        {fixed.map(({ place, keys }) => (
          <Group key={place} name={place}>
            {keys.map(({ words, chords }) => (
              <Line key={words} words={words} chords={chords} />
            ))}
          </Group>
        ))}
      </div>
    </Modal>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={name}>
      <h3>{name}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Line({ words, chords }: { words: string; chords: readonly string[] }) {
  return (
    <div className={styles.line}>
      <dt>{words}</dt>
      <dd>
        <Keys chords={chords} />
      </dd>
    </div>
  );
}
