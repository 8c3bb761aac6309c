import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useConnection } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import styles from './secrets.module.css';

interface PassphraseFormProps {
  /** It is typed twice, for nobody can tell it later. */
  isNew: boolean;
  action: string;
  /** Rejects where it does not open the file. */
  onGive: (passphrase: string) => Promise<void>;
}

/** Where a passphrase is typed. It leaves the page and is forgotten here. */
export function PassphraseForm({ isNew, action, onGive }: PassphraseFormProps) {
  const live = useConnection((state) => state.link.status === 'live');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const give = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isNew && passphrase !== again) return setProblem('The two are not the same. Type it once more.');
    setBusy(true);
    setProblem(null);
    // Forgotten before the answer: an unlocked vault takes this form away, and with it the chance to forget.
    setPassphrase('');
    setAgain('');
    try {
      await onGive(passphrase);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const typed = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    set(event.currentTarget.value);
    setProblem(null);
  };
  return (
    <form className={styles.passphrase} onSubmit={(event) => void give(event)} autoComplete="off">
      <PasswordInput
        aria-label="Passphrase"
        placeholder="Passphrase"
        value={passphrase}
        error={problem}
        autoComplete={isNew ? 'new-password' : 'off'}
        onChange={typed(setPassphrase)}
      />
      {isNew ? (
        <PasswordInput
          aria-label="Passphrase once more"
          placeholder="Once more"
          value={again}
          autoComplete="new-password"
          onChange={typed(setAgain)}
        />
      ) : null}
      <Button
        type="submit"
        variant="filled"
        disabled={!live || busy || passphrase === '' || (isNew && again === '')}
      >
        {busy ? 'Opening…' : action}
      </Button>
    </form>
  );
}
