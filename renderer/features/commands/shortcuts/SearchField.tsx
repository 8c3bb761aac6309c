import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import styles from './shortcuts.module.css';

interface SearchFieldProps {
  name: string;
  query: string;
  onQuery: (query: string) => void;
  /** In a dialog it has the focus first. */
  first?: boolean;
}

/** Finds commands by their words or keys. */
export function SearchField({ name, query, onQuery, first = false }: SearchFieldProps) {
  return (
    <TextInput
      data-autofocus={first || undefined}
      className={styles.search}
      type="search"
      aria-label={name}
      placeholder="Search by words or keys"
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      value={query}
      onChange={({ currentTarget }) => onQuery(currentTarget.value)}
    />
  );
}
