import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useConnection, useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import styles from '../settings.module.css';
import { readPort } from './read-port.ts';
import { receiverRows } from './rows.ts';

export function PortField() {
  const receiver = useConnection((state) => state.engine?.receiver ?? null);
  const live = useConnection((state) => state.link.status === 'live');
  const address = receiver && receiver.status !== 'stopped' ? receiver : null;
  const now = address ? String(address.port) : '';
  const [typed, setTyped] = useState<string | null>(null);
  const { busy, problem, apply } = useApply(address?.host ?? null, () => setTyped(null));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void apply(typed ?? now);
  };

  return (
    <form className={styles.row} data-setting={receiverRows.port.id} onSubmit={submit}>
      <div>
        <label htmlFor="receiver-port">{receiverRows.port.label}</label>
        <div className="muted">{receiverRows.port.hint}</div>
      </div>
      <div className={styles.control}>
        <TextInput
          id="receiver-port"
          className={styles.port}
          inputMode="numeric"
          size="xs"
          value={typed ?? now}
          error={problem}
          disabled={!live}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!live || busy || (typed ?? now) === ''}>
          {busy ? 'Applying…' : 'Apply'}
        </Button>
      </div>
    </form>
  );
}

interface Apply {
  busy: boolean;
  problem: string | null;
  apply: (text: string) => Promise<void>;
}

/** Starts the receiver on the port that was typed. What is wrong is told at the field. */
function useApply(host: string | null, onDone: () => void): Apply {
  const { connection, speaker } = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const apply = async (text: string): Promise<void> => {
    const read = readPort(text);
    if ('problem' in read) return setProblem(read.problem);
    setBusy(true);
    setProblem(null);
    try {
      const { receiver } = await connection.change('receiver.start', {
        port: read.port,
        ...(host === null ? {} : { host }),
      });
      if (receiver.status === 'failed') return setProblem(receiver.error.message);
      onDone();
      if (receiver.status === 'listening') speaker.say(`Listening on ${receiver.url}`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, apply };
}
