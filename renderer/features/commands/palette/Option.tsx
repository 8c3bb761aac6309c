import { useServices } from '../../../services.ts';
import { chordWords } from '../model/chord-words.ts';
import type { Row } from './find-rows.ts';
import styles from './palette.module.css';

interface OptionProps {
  id: string;
  row: Row;
  marked: ReadonlySet<number>;
  selected: boolean;
  onChoose: () => void;
}

/** One row of the palette. The keyboard stays in the field above; this is pointed at from there. */
export function Option({ id, row, marked, selected, onChoose }: OptionProps) {
  const { commands } = useServices();
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={styles.option}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' });
      }}
      // The field above keeps the focus until the dialog goes.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <span className={styles.words}>
        <Marked text={row.words} marked={marked} />
      </span>
      <span className={styles.of}>{row.group}</span>
      {row.keys.slice(0, 1).map((chord) => (
        <kbd key={chord}>{chordWords(chord, commands.mac)}</kbd>
      ))}
    </div>
  );
}

/** The matched letters, neighbours together. */
function Marked({ text, marked }: { text: string; marked: ReadonlySet<number> }) {
  if (marked.size === 0) return text;
  const parts: { from: number; text: string; on: boolean }[] = [];
  for (let from = 0; from < text.length; from++) {
    const on = marked.has(from);
    const last = parts.at(-1);
    if (last?.on === on) last.text += text[from];
    else parts.push({ from, text: text[from] ?? '', on });
  }
  return parts.map(({ from, text: part, on }) => (on ? <mark key={from}>{part}</mark> : part));
}
