import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SecretInfo } from '../../../core/contract/secrets.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { NameField } from './NameField.tsx';
import { renamedInPage } from './page-users.ts';
import styles from './secrets.module.css';

/** Another name for a secret. Drafts follow by the engine, and what stands in this page by us. */
export function RenameForm({ secret, onDone }: { secret: SecretInfo; onDone: () => void }) {
  const { secrets, simulator, settings, speaker } = useServices();
  const [name, setName] = useState(secret.name);
  const [problem, setProblem] = useState<string | null>(null);
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const to = name.trim();
    try {
      await secrets.change('secrets.rename', { ref: secret.ref, name: to });
    } catch (thrown) {
      return setProblem(messageOf(thrown));
    }
    settings.set(renamedInPage(settings.store.getState(), secret.name, to));
    simulator.secretRenamed(secret.name, to);
    speaker.say(`${secret.name} is ${to} now`);
    onDone();
  };
  return (
    <form className={styles.ask} onSubmit={(event) => void rename(event)}>
      <NameField
        aria-label={`New name of ${secret.name}`}
        className={styles.askText}
        name={name}
        problem={problem}
        onName={(typed) => {
          setName(typed);
          setProblem(null);
        }}
      />
      <Button type="submit" variant="filled" disabled={name.trim() === '' || name.trim() === secret.name}>
        Rename it
      </Button>
      <Button variant="subtle" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
