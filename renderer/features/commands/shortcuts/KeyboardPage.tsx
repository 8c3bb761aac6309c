import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { keysOf } from '../../../../core/contract/keyboard.ts';
import { useServices, useSlice } from '../../../services.ts';
import { UndoNote } from '../../../ui/UndoNote.tsx';
import settingsStyles from '../../settings/settings.module.css';
import { findCommand } from '../model/catalogue.ts';
import { chordWords } from '../model/chord-words.ts';
import { groupsOf } from '../model/groups.ts';
import { CommandRow } from './CommandRow.tsx';
import { keyboardRows } from './rows.ts';
import { SearchField } from './SearchField.tsx';
import styles from './shortcuts.module.css';

/** Which keys do what, and how that is changed. */
export function KeyboardPage() {
  const { commands, host, settings, speaker } = useServices();
  const keyboard = useSlice(
    (services) => services.settings,
    (state) => state.keyboard,
  );
  const [query, setQuery] = useState('');
  /** The command whose keys are being recorded. */
  const [open, setOpen] = useState<string | null>(null);
  /** What a reset of all took away. */
  const [before, setBefore] = useState<typeof keyboard.keys | null>(null);
  const desktop = host.desktop !== null;
  const groups = groupsOf(query, {
    desktop,
    keysIn: (id) =>
      keysOf(keyboard, id, findCommand(id)?.keys ?? [])
        .map((chord) => chordWords(chord, commands.mac))
        .join(' '),
  });
  const resetAll = (): void => {
    setBefore(keyboard.keys);
    settings.set({ keyboard: { ...keyboard, keys: {} } });
    speaker.say('All shortcuts are as they were given');
  };
  const undo = (): void => {
    if (before) settings.set({ keyboard: { ...keyboard, keys: before } });
    setBefore(null);
  };
  return (
    <div className={settingsStyles.scroll}>
      <div className={styles.page}>
        {before === null ? null : (
          <UndoNote of="all keys" onUndo={undo} onDismiss={() => setBefore(null)}>
            All shortcuts are as they were given.
          </UndoNote>
        )}
        <div className={settingsStyles.card}>
          <div className={styles.switch} data-setting={keyboardRows.single.id}>
            <Switch
              label={keyboardRows.single.label}
              description={keyboardRows.single.hint}
              checked={keyboard.singleKeys}
              onChange={({ currentTarget }) =>
                settings.set({ keyboard: { ...keyboard, singleKeys: currentTarget.checked } })
              }
            />
          </div>
        </div>
        <div className={styles.head} data-setting={keyboardRows.shortcuts.id}>
          <SearchField name="Search commands" query={query} onQuery={setQuery} />
          <Button onClick={() => commands.show('shortcuts')}>Show all keys</Button>
          <Button disabled={Object.keys(keyboard.keys).length === 0} onClick={resetAll}>
            Reset all
          </Button>
        </div>
        {groups.length === 0 ? (
          <p className="muted" role="status">
            No command is found by “{query.trim()}”.
          </p>
        ) : null}
        {groups.map(({ name, commands: all }) => (
          <section key={name} aria-label={name}>
            <h2 className={settingsStyles.heading}>{name}</h2>
            <ul className={styles.card}>
              {all.map((command) => (
                <CommandRow
                  key={command.id}
                  command={command}
                  keyboard={keyboard}
                  open={open === command.id}
                  onOpen={(on) => setOpen(on ? command.id : null)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
