import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ForwardTarget, newTarget } from '../../../../core/contract/forwarding.ts';
import { messageOf } from '../../../ui/message-of.ts';
import styles from '../endpoints.module.css';

interface NewTargetProps {
  locked: boolean;
  onAdd: (target: ForwardTarget) => Promise<void>;
}

export function NewTarget({ locked, onAdd }: NewTargetProps) {
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await onAdd(newTarget(crypto.randomUUID(), url.trim()));
      setUrl('');
      setProblem(null);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <form className={styles.editorRow} noValidate onSubmit={(event) => void add(event)}>
      <TextInput
        aria-label="Target URL"
        className={styles.grow}
        classNames={{ input: 'mono' }}
        placeholder="http://localhost:3000"
        spellCheck={false}
        autoComplete="off"
        value={url}
        error={problem}
        disabled={locked}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Button type="submit" disabled={locked || url.trim() === ''}>
        Add target
      </Button>
    </form>
  );
}
