import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useConnection } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { messageOf } from '../../ui/message-of.ts';
import styles from './endpoints.module.css';

interface SecretEntryProps {
  label: string;
  action: string;
  hint: string | null;
  generate: (() => string) | null;
  /** Rejects where it could not be kept. */
  onKeep: (secret: string) => Promise<void>;
  onCancel: (() => void) | null;
}

/** Where a secret is typed or made. It leaves the page for the engine and is forgotten here. */
export function SecretEntry({ label, action, hint, generate, onKeep, onCancel }: SecretEntryProps) {
  const live = useConnection((state) => state.link.status === 'live');
  const [secret, setSecret] = useState('');
  const [visible, setVisible] = useState(false);
  const [made, setMade] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onKeep(secret);
      setSecret('');
      setMade(false);
      setVisible(false);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const make = (): void => {
    if (!generate) return;
    setSecret(generate());
    setMade(true);
    setVisible(true);
    setProblem(null);
  };
  return (
    <form className={styles.entry} onSubmit={(event) => void keep(event)} autoComplete="off">
      <PasswordInput
        aria-label={label}
        className={styles.entryInput}
        classNames={{ innerInput: 'mono' }}
        placeholder={generate ? 'Paste or generate' : 'Paste it here'}
        value={secret}
        error={problem}
        visible={visible}
        onVisibilityChange={setVisible}
        visibilityToggleButtonProps={{ 'aria-label': visible ? 'Hide what is typed' : 'Show what is typed' }}
        autoComplete="new-password"
        spellCheck={false}
        onChange={(event) => {
          setSecret(event.currentTarget.value);
          setMade(false);
          setProblem(null);
        }}
      />
      {generate ? <Button onClick={make}>Generate</Button> : null}
      {made ? <CopyButton name="Copy generated secret" label="Copy" variant="default" text={secret} /> : null}
      <Button type="submit" variant="filled" disabled={!live || busy || secret === ''}>
        {action}
      </Button>
      {onCancel ? (
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      ) : null}
      <Remark secret={secret} made={made} hint={hint} />
    </form>
  );
}

function Remark({ secret, made, hint }: { secret: string; made: boolean; hint: string | null }) {
  const said = remarkOn(secret, made) ?? hint;
  return said === null ? null : (
    <p className={`faint ${styles.entryHint}`} role="status">
      {said}
    </p>
  );
}

/** White space may be part of a secret, and seldom is. */
function remarkOn(secret: string, made: boolean): string | null {
  if (made) return 'Copy it now and give it to the provider: it is not shown again.';
  return secret !== secret.trim() ? 'It begins or ends with white space, which becomes part of it.' : null;
}
