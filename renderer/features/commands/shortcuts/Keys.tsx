import { useServices } from '../../../services.ts';
import { chordWords } from '../model/chord-words.ts';
import styles from './shortcuts.module.css';

/** Keys as they are written on the keyboard. */
export function Keys({ chords }: { chords: readonly string[] }) {
  const { commands } = useServices();
  return (
    <span className={styles.keys}>
      {chords.map((chord) => (
        <kbd key={chord} className={styles.key}>
          {chordWords(chord, commands.mac)}
        </kbd>
      ))}
    </span>
  );
}
