import type { Query } from '../../../core/contract/query/ast.ts';
import { chipState, toggleTerm } from '../../../core/contract/query/edit.ts';
import { printQuery } from '../../../core/contract/query/print.ts';
import { useSlice } from '../../services.ts';
import { type Chip, providerChip, verdictChips } from './model/chips.ts';
import styles from './search.module.css';

interface ChipsProps {
  /** null while the text cannot be read: then they cannot write it either. */
  query: Query | null;
  onText: (text: string) => void;
}

/** What people look for most, at a click. They write the text and read it. */
export function Chips({ query, onText }: ChipsProps) {
  const providers = useSlice(
    (services) => services.directory,
    (state) => state.providers,
  );
  const chips: readonly Chip[] = [
    ...verdictChips,
    ...[...providers.values()].map(({ id, label }) => providerChip(id, label)),
  ];
  return (
    <fieldset className={styles.chips} aria-label="Filters">
      {chips.map(({ label, title, term }) => {
        const state = query === null ? 'off' : chipState(query, term);
        return (
          <button
            key={title}
            type="button"
            className={styles.chip}
            title={title}
            aria-pressed={state === 'on'}
            data-not={state === 'not' || undefined}
            // Not disabled: the focus would be lost while a text is typed that cannot be read yet.
            aria-disabled={query === null || undefined}
            onClick={() => query && onText(printQuery(toggleTerm(query, term)))}
          >
            {state === 'not' ? `not ${label}` : label}
          </button>
        );
      })}
    </fieldset>
  );
}
