import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardSettings } from '../../../../core/contract/keyboard.ts';
import { useServices } from '../../../services.ts';
import type { Command } from '../model/catalogue.ts';
import { chordOf } from '../model/chord-of.ts';
import { chordWords } from '../model/chord-words.ts';
import { conflictsOf } from '../model/rebinding.ts';
import { whyReserved } from '../model/reserved.ts';
import styles from './shortcuts.module.css';

interface RecorderProps {
  command: Command;
  keyboard: KeyboardSettings;
  /** `others` give the keys up. */
  onTake: (chord: string, others: readonly Command[]) => void;
  onCancel: () => void;
}

type Pressed =
  | { readonly kind: 'refused'; readonly chord: string; readonly why: string }
  | { readonly kind: 'taken'; readonly chord: string; readonly others: readonly Command[] };

/** Hears keys instead of doing what they are for. Tab and Escape leave it. */
export function Recorder({ command, keyboard, onTake, onCancel }: RecorderProps) {
  const { commands, host } = useServices();
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const swap = useRef<HTMLButtonElement>(null);
  const note = useId();
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (pressed?.kind === 'taken') swap.current?.focus();
  }, [pressed]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else take(chordOf(event.nativeEvent, commands.mac));
  };
  const take = (chord: string | null): void => {
    if (chord === null) return;
    const why = whyReserved(chord, host.desktop !== null);
    const others = conflictsOf(keyboard, command, chord);
    if (why !== null) setPressed({ kind: 'refused', chord, why });
    else if (others.length > 0) setPressed({ kind: 'taken', chord, others });
    else onTake(chord, []);
  };
  const inWords = pressed ? chordWords(pressed.chord, commands.mac) : '';
  return (
    <div className={styles.recorder}>
      <input
        ref={field}
        className={styles.field}
        aria-label={`New keys for “${command.words}”`}
        aria-describedby={note}
        placeholder="Press the keys"
        value={inWords}
        readOnly
        onKeyDown={onKeyDown}
      />
      <span id={note} className={pressed ? styles.told : 'muted'} role="status">
        {noteOf(pressed, inWords)}
      </span>
      {pressed?.kind === 'taken' ? (
        <Button ref={swap} onClick={() => onTake(pressed.chord, pressed.others)}>
          Use them here instead
        </Button>
      ) : null}
      <Button variant="subtle" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

function noteOf(pressed: Pressed | null, keys: string): string {
  if (!pressed) return 'Esc leaves it as it is.';
  if (pressed.kind === 'refused') return `${keys} cannot be used. ${pressed.why}`;
  const names = pressed.others.map(({ words }) => `“${words}”`).join(' and ');
  return `${keys} already does ${names}.`;
}
