import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useActions } from '../commands/use-actions.ts';
import { useShortcut } from '../commands/use-shortcut.ts';
import { Chips } from './Chips.tsx';
import { type BoxKey, boxKey } from './model/box-key.ts';
import { Problem } from './Problem.tsx';
import { Suggestions } from './Suggestions.tsx';
import styles from './search.module.css';
import { useCompletion } from './use-completion.ts';
import { useKnown } from './use-known.ts';
import { useSearch } from './use-search.ts';

/** The search of the Inbox: a text, chips that write it, suggestions, and what is wrong with it. */
export function SearchBox({ onLeave }: { onLeave: () => void }) {
  const search = useSearch();
  const completion = useCompletion(useKnown());
  const input = useRef<HTMLInputElement>(null);
  const ids = { list: useId(), problem: useId() };
  const { suggestions, active } = completion;

  const shortcut = useShortcut('search.focus');
  useActions({
    'search.focus': {
      run() {
        input.current?.focus();
        input.current?.select();
      },
    },
  });

  const take = (index: number): void => {
    const taken = completion.taken(index);
    if (!taken) return;
    search.setText(taken.text);
    completion.suggest(taken.text, taken.cursor);
    // Once the new text is in the box.
    requestAnimationFrame(() => input.current?.setSelectionRange(taken.cursor, taken.cursor));
  };
  const does: Readonly<Record<BoxKey['kind'], () => void>> = {
    take: () => take(active),
    close: completion.close,
    clear: () => search.setText(''),
    leave: onLeave,
    move: () => undefined,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const key = boxKey(event.key, { text: search.text, open: suggestions.length > 0, active });
    if (!key) return;
    event.preventDefault();
    if (key.kind === 'move') completion.move(key.step);
    else does[key.kind]();
  };
  // In an empty box anything could be typed: the chips below it say more than a list that covers them.
  const suggest = ({ value, selectionStart }: HTMLInputElement): void =>
    value === '' ? completion.close() : completion.suggest(value, selectionStart ?? value.length);

  return (
    <search className={styles.search}>
      <div className={styles.box} data-broken={search.problem !== null || undefined}>
        <IconSearch size={15} aria-hidden="true" />
        <input
          ref={input}
          type="search"
          aria-label="Search events"
          aria-keyshortcuts={shortcut.aria}
          aria-autocomplete="list"
          aria-controls={ids.list}
          aria-activedescendant={active >= 0 ? `${ids.list}-${active}` : undefined}
          aria-invalid={search.problem !== null || undefined}
          aria-describedby={search.problem ? ids.problem : undefined}
          placeholder="Search: text, type:…, is:invalid, status>=400"
          autoComplete="off"
          spellCheck={false}
          value={search.text}
          onChange={({ currentTarget }) => {
            search.setText(currentTarget.value);
            suggest(currentTarget);
          }}
          onClick={({ currentTarget }) => suggest(currentTarget)}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
        />
        {search.text === '' ? (
          <Key words={shortcut.words} />
        ) : (
          <button type="button" aria-label="Clear the search" onClick={() => search.setText('')}>
            <IconX size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      <Suggestions id={ids.list} suggestions={suggestions} active={active} onTake={take} />
      {search.problem ? <Problem id={ids.problem} text={search.text} problem={search.problem} /> : null}
      <Chips query={search.query} onText={search.setText} />
    </search>
  );
}

function Key({ words }: { words: string | null }) {
  return words === null ? null : <kbd className={styles.key}>{words}</kbd>;
}
