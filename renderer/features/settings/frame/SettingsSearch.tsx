import { TextInput } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { plural } from '../../../ui/format.ts';
import { isDialogOpen } from '../../commands/use-keys.ts';
import { Marked } from '../../search/Marked.tsx';
import { markPattern } from '../../search/model/search-text.ts';
import { type FoundRow, findRows, type SearchedPage, searchTerms } from './find-rows.ts';
import styles from './frame.module.css';
import { hrefOfRow } from './rows.ts';

interface SettingsSearchProps {
  pages: readonly SearchedPage[];
  /** The row that was chosen is the one that the address names already. */
  onSame: (row: string) => void;
}

/** Finds rows over all pages while one types. Arrows choose, Enter goes there, Escape empties the box. */
export function SettingsSearch({ pages, onSame }: SettingsSearchProps) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = open ? findRows(pages, text) : [];
  const shown = open && text.trim() !== '';

  // Before the commands of the app hear it: theirs is the search of events.
  const focus = (event: globalThis.KeyboardEvent): void => {
    if (event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key !== 'f') return;
    const inEditor = event.target instanceof Element && event.target.closest('.cm-editor') !== null;
    if (inEditor || isDialogOpen()) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  };
  useWindowEvent('keydown', focus, { capture: true });
  const search = (typed: string): void => {
    setText(typed);
    setActive(0);
    setOpen(true);
  };
  const go = (one: FoundRow | undefined): void => {
    if (!one) return;
    setOpen(false);
    const href = hrefOfRow(one.row);
    if (window.location.hash === href) onSame(one.row.id);
    else window.location.hash = href;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (open ? setActive((active + 1) % Math.max(1, found.length)) : setOpen(true)),
      ArrowUp: () => setActive((active + Math.max(1, found.length) - 1) % Math.max(1, found.length)),
      Enter: () => go(found[active]),
      Escape: () => search(''),
    };
    const act = event.nativeEvent.isComposing ? undefined : does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <search className={styles.search}>
      <TextInput
        ref={input}
        role="combobox"
        aria-label="Search settings"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Search settings"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={text}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
      />
      <span className="unseen" role="status">
        {shown ? (found.length === 0 ? 'No setting matches' : plural(found.length, 'setting')) : ''}
      </span>
      {shown ? (
        <div className={styles.results}>
          {found.length === 0 ? (
            <p className={styles.none}>
              No setting matches “{text.trim()}”. Events are searched in the Inbox.
            </p>
          ) : (
            <FoundList id={listId} found={found} active={active} text={text} onGo={go} />
          )}
        </div>
      ) : null}
    </search>
  );
}

interface FoundListProps {
  id: string;
  found: readonly FoundRow[];
  active: number;
  text: string;
  onGo: (one: FoundRow) => void;
}

function FoundList({ id, found, active, text, onGo }: FoundListProps) {
  const pattern = markPattern(searchTerms(text));
  return (
    <div id={id} role="listbox" aria-label="Settings found">
      {found.map((one, index) => (
        <div
          key={`${one.row.page}/${one.row.id}`}
          id={`${id}-${index}`}
          className={styles.result}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          // Before the box loses the focus, and with it the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onGo(one);
          }}
        >
          <span>
            <Marked text={one.row.label} pattern={pattern} />
            {one.row.hint ? (
              <span className={styles.resultHint}>
                <Marked text={one.row.hint} pattern={pattern} />
              </span>
            ) : null}
          </span>
          <span className="faint">{one.pageName}</span>
        </div>
      ))}
    </div>
  );
}
