import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type HTMLAttributes, type KeyboardEvent, useRef, useState } from 'react';
import type { CatalogueProvider, CatalogueType } from '../../../core/contract/catalogue-calls.ts';
import { plural } from '../../ui/format.ts';
import type { Action } from '../commands/model/desk.ts';
import { useActions } from '../commands/use-actions.ts';
import { movedRow } from '../inbox/list/keys.ts';
import styles from './catalogue.module.css';
import { findTypes } from './find-types.ts';
import { linkOf, TypeGroup } from './TypeGroup.tsx';

interface TypeListProps {
  providers: readonly CatalogueProvider[];
  chosen: Chosen | null;
  problem: string | null;
}

interface Chosen {
  provider: CatalogueProvider;
  type: CatalogueType | null;
}

/** Links that a page key passes. */
const PAGE_LINKS = 12;

export function TypeList({ providers, chosen, problem }: TypeListProps) {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLElement>(null);
  const found = findTypes(providers, query);
  const count = found.reduce((sum, { types }) => sum + types.length, 0);

  const linksNow = (): HTMLAnchorElement[] => [...(list.current?.querySelectorAll('a') ?? [])];
  const focusLink = (link: HTMLAnchorElement): void => {
    link.focus();
    // In place of the last one: a walk down the list is one step back.
    window.location.replace(link.hash);
  };
  const moving = (key: 'ArrowDown' | 'ArrowUp'): Action => ({
    run() {
      const links = linksNow();
      const from = links.findIndex((link) => link.matches(':focus') || link.hash === window.location.hash);
      const link = links[movedRow(key, from, links.length, PAGE_LINKS) ?? -1];
      if (link) focusLink(link);
    },
  });
  useActions({ 'list.next': moving('ArrowDown'), 'list.previous': moving('ArrowUp') });

  /** A key moves through the links, from the search box into them, and shows what it comes to. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = linksNow();
    const from = links.findIndex((link) => link.matches(':focus'));
    if (from === -1 && event.key !== 'ArrowDown') return;
    const link = links[movedRow(event.key, from, links.length, PAGE_LINKS) ?? -1];
    if (!link) return;
    event.preventDefault();
    focusLink(link);
  };

  const keys: HTMLAttributes<HTMLElement> = { onKeyDown };
  const current = chosen && linkOf(chosen.provider, chosen.type);
  // One tab stop: the link that is chosen, or the first where that is not listed.
  const links = found.flatMap((provider) => [
    linkOf(provider, null),
    ...provider.types.map((type) => linkOf(provider, type)),
  ]);
  const stop = current !== null && links.includes(current) ? current : links[0];

  return (
    <div className={styles.pane}>
      <div className={styles.toolbar}>
        <h1>Event catalogue</h1>
        <TextInput
          type="search"
          size="xs"
          aria-label="Search event types"
          placeholder="Search by name, field or words"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <nav ref={list} className={styles.list} aria-label="Event types" {...keys}>
        {found.map((provider) => (
          <TypeGroup
            key={provider.id}
            provider={provider}
            current={current}
            stop={stop}
            whole={query.trim() === ''}
          />
        ))}
        {count === 0 ? (
          <div className={styles.none}>
            <span className="muted">No event type is found by “{query.trim()}”.</span>
            <Button onClick={() => setQuery('')}>Show all</Button>
          </div>
        ) : null}
      </nav>
      <div className={styles.footer}>
        <span className="faint" role="status">
          {problem === null ? countWords(count, query) : `What has arrived may be out of date: ${problem}`}
        </span>
      </div>
    </div>
  );
}

const countWords = (count: number, query: string): string =>
  query.trim() === '' ? plural(count, 'event type') : `${plural(count, 'event type')} found`;
