import type { Suggestion } from '../../../core/contract/query/complete.ts';
import styles from './search.module.css';

interface SuggestionsProps {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  onTake: (index: number) => void;
}

/** How the text can go on. The box keeps the focus: it says which of these is active. */
export function Suggestions({ id, suggestions, active, onTake }: SuggestionsProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="How the search can go on"
      className={styles.suggestions}
      hidden={suggestions.length === 0}
    >
      {suggestions.map(({ label, words }, index) => (
        <div
          key={label}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.suggestion}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          // Before the box loses the focus, which would close the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(index);
          }}
        >
          <code>{label}</code>
          <span>{words}</span>
        </div>
      ))}
    </div>
  );
}
