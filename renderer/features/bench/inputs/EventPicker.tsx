import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { rowAt } from '../../inbox/model/pages.ts';
import styles from './inputs.module.css';

/** Takes a captured event by its number, or the one that is selected in the Inbox. */
export function EventPicker({ onTake }: { onTake: (id: string) => void }) {
  const { connection } = useServices();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const selected = useSlice(
    (services) => services.inbox,
    ({ follow, pages }) => (follow.selected === null ? null : (rowAt(pages, follow.selected) ?? null)),
  );

  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const number = typed.trim().replace(/^#/, '');
    if (!/^\d+$/.test(number)) return setProblem('Type the number that the Inbox shows, such as 12.');
    try {
      const found = await connection.call('events.get', { id: number });
      setProblem(null);
      onTake(found.id);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };

  return (
    <form className={styles.picker} onSubmit={(event) => void take(event)}>
      <label htmlFor={id}>Event number</label>
      <TextInput
        id={id}
        className={styles.number}
        size="xs"
        inputMode="numeric"
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" disabled={typed.trim() === ''}>
        Take it
      </Button>
      {selected ? (
        <Button variant="subtle" onClick={() => onTake(selected.id)}>
          Take #{selected.seq}, selected in the Inbox
        </Button>
      ) : null}
    </form>
  );
}
