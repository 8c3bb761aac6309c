import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useServices } from '../../../services.ts';
import { useGivingBack } from '../../../ui/use-giving-back.ts';
import { chordOf } from '../model/chord-of.ts';
import { findRows, type Row, type Section, sectionsOf, withRecent } from './find-rows.ts';
import { Option } from './Option.tsx';
import styles from './palette.module.css';
import { useRows, useTyped } from './use-rows.ts';

const PAGE_ROWS = 8;

/** Every command by its words. What is chosen is done where the focus was before. */
export function Palette() {
  const { commands, settings } = useServices();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  // As things were when it was opened: nothing moves under the user's hands.
  const [recent] = useState(() => settings.store.getState().recentCommands);
  const known = useRows();
  const [rows] = useState(known);
  const typed = useTyped(query);
  const sections = shownSections(query, rows, recent, typed);
  const all = sections.flatMap(({ found }) => found.map(({ row }) => row));
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const giveBack = useGivingBack();

  const close = (): void => {
    commands.show(null);
    giveBack();
  };
  const choose = (row: Row | undefined): void => {
    if (!row) return;
    close();
    if (!typed.includes(row)) settings.set({ recentCommands: withRecent(recent, row.id) });
    row.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const again = chordOf(event.nativeEvent, commands.mac);
    const to = movedTo(event.key, active, all.length);
    if (event.key === 'Enter') choose(all[active]);
    else if (event.key === 'Escape' || (again !== null && commands.keysOf('palette.open').includes(again)))
      close();
    else if (to !== undefined) setActive(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (at: number): string => `${id}-${at}`;
  return (
    <Modal.Root
      opened
      onClose={close}
      returnFocus={false}
      closeOnEscape={false}
      size={600}
      // Of the dialog alone: a plain class name would also be that of the layer around it.
      classNames={{ content: styles.palette }}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label="Command palette">
        <div className={styles.box}>
          <IconSearch size={16} aria-hidden="true" />
          <input
            data-autofocus
            type="text"
            role="combobox"
            aria-label="Search commands"
            aria-expanded="true"
            aria-controls={id}
            aria-autocomplete="list"
            aria-activedescendant={all.length > 0 ? optionId(active) : undefined}
            placeholder="A command, template, flow or number of an event"
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={({ currentTarget }) => {
              setQuery(currentTarget.value);
              setActive(0);
              list.current?.scrollTo({ top: 0 });
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div ref={list} id={id} role="listbox" aria-label="Commands" className={styles.list}>
          {sections.map(({ name, found }) => (
            <Group key={name} name={name}>
              {found.map(({ row, marked }) => (
                <Option
                  key={row.id}
                  id={optionId(all.indexOf(row))}
                  row={row}
                  marked={marked}
                  selected={row === all[active]}
                  onChoose={() => choose(row)}
                />
              ))}
            </Group>
          ))}
        </div>
        <div className={styles.foot}>
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> choose
          </span>
          <span>
            <kbd>Enter</kbd> do it
          </span>
          <span>
            <kbd>Esc</kbd> close
          </span>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  // Options stand in groups, which in a list of options are no field sets.
  const group: HTMLAttributes<HTMLDivElement> = { role: 'group', 'aria-label': name };
  return (
    <div {...group}>
      <div className={styles.group} aria-hidden="true">
        {name}
      </div>
      {children}
    </div>
  );
}

function shownSections(
  query: string,
  rows: readonly Row[],
  recent: readonly string[],
  typed: readonly Row[],
): Section[] {
  if (query.trim() === '') return sectionsOf(rows, recent);
  const offered = typed.map((row) => ({ row, marked: new Set<number>() }));
  return [
    { name: 'Best matches', found: findRows(query, rows, recent) },
    { name: 'Events', found: offered },
  ].filter(({ found }) => found.length > 0);
}

function movedTo(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (active - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, active + PAGE_ROWS);
  if (key === 'PageUp') return Math.max(0, active - PAGE_ROWS);
  return undefined;
}
