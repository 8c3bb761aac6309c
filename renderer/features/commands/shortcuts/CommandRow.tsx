import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { type KeyboardSettings, keysOf } from '../../../../core/contract/keyboard.ts';
import { useServices } from '../../../services.ts';
import type { Command } from '../model/catalogue.ts';
import { chordWords } from '../model/chord-words.ts';
import { isChanged, withChord, withGiven, withoutChord } from '../model/rebinding.ts';
import { Recorder } from './Recorder.tsx';
import styles from './shortcuts.module.css';

interface CommandRowProps {
  command: Command;
  keyboard: KeyboardSettings;
  /** Whether its keys are being recorded. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** A command, its keys, and how they are changed. */
export function CommandRow({ command, keyboard, open, onOpen }: CommandRowProps) {
  const { commands, settings, speaker } = useServices();
  const change = useRef<HTMLButtonElement>(null);
  const keys = keysOf(keyboard, command.id, command.keys);
  const { words } = command;
  const set = (next: KeyboardSettings, said: string): void => {
    settings.set({ keyboard: next });
    speaker.say(said);
    change.current?.focus();
  };
  const take = (chord: string, others: readonly Command[]): void => {
    let next = keyboard;
    for (const other of others) next = withoutChord(next, other, chord);
    set(withChord(next, command, chord), `${words}: ${chordWords(chord, commands.mac)}`);
    onOpen(false);
  };
  return (
    <li className={styles.row}>
      <span className={styles.words}>{words}</span>
      <span className={styles.chips}>
        {keys.map((chord) => (
          <span key={chord} className={styles.chip}>
            <kbd>{chordWords(chord, commands.mac)}</kbd>
            <button
              type="button"
              aria-label={`Remove ${chordWords(chord, commands.mac)} from “${words}”`}
              onClick={() => set(withoutChord(keyboard, command, chord), 'Removed')}
            >
              <IconX size={12} aria-hidden="true" />
            </button>
          </span>
        ))}
        {keys.length === 0 ? <span className="faint">no keys</span> : null}
      </span>
      <span className={styles.actions}>
        {isChanged(keyboard, command) ? (
          <Button
            variant="subtle"
            aria-label={`Reset the keys of “${words}”`}
            onClick={() => set(withGiven(keyboard, command), 'As it was given')}
          >
            Reset
          </Button>
        ) : null}
        <Button
          ref={change}
          variant="subtle"
          aria-label={`Add keys to “${words}”`}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        >
          Add keys
        </Button>
      </span>
      {open ? (
        <Recorder
          command={command}
          keyboard={keyboard}
          onTake={take}
          onCancel={() => {
            onOpen(false);
            change.current?.focus();
          }}
        />
      ) : null}
    </li>
  );
}
