import { useState } from 'react';
import { HookglassError } from '../../../core/contract/errors.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { Card } from '../endpoints/Card.tsx';
import { SecretEntry } from '../endpoints/SecretEntry.tsx';
import { NameField } from './NameField.tsx';
import { secretRows } from './rows.ts';
import styles from './secrets.module.css';

/** A secret with a name of the user's own. */
export function AddSecret() {
  const { secrets, speaker } = useServices();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (secret: string): Promise<void> => {
    setProblem(null);
    try {
      await secrets.change('secrets.add', { name: name.trim(), secret });
    } catch (thrown) {
      if (!(thrown instanceof HookglassError) || thrown.details.field !== 'name') throw thrown;
      setProblem(messageOf(thrown));
      // What was typed stays, for it is not what is wrong.
      throw new HookglassError('bad-argument', 'Not kept yet: the name has to be another one.');
    }
    speaker.say(`${name.trim()} set`);
    setName('');
  };
  return (
    <Card title={secretRows.add.label}>
      <div className={styles.add} data-setting={secretRows.add.id}>
        <NameField
          label="Name"
          description="Such as stripe-test. It stands in drafts and is what “--secret vault:NAME” names."
          className={styles.name}
          name={name}
          problem={problem}
          onName={(typed) => {
            setName(typed);
            setProblem(null);
          }}
        />
        <SecretEntry
          label="Secret"
          action="Add secret"
          hint="It is never shown again once it is kept."
          generate={null}
          onKeep={keep}
          onCancel={null}
        />
      </div>
    </Card>
  );
}
