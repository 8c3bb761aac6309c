import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { port as portNumber } from '../../../core/contract/calls.ts';
import { useConnection, useServices } from '../../services.ts';
import styles from './settings.module.css';

/** The port that was typed, or the sentence that says what is wrong with it. */
export function readPort(text: string): { port: number } | { problem: string } {
  const parsed = portNumber.safeParse(/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
  if (parsed.success) return { port: parsed.data };
  return { problem: 'A port is a whole number from 0 to 65535; 0 takes any free one.' };
}

export function PortField() {
  const { connection, speaker } = useServices();
  const receiver = useConnection((state) => state.engine?.receiver ?? null);
  const live = useConnection((state) => state.link.status === 'live');
  const now = receiver && receiver.status !== 'stopped' ? String(receiver.port) : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readPort(typed ?? now);
    if ('problem' in read) return setProblem(read.problem);
    setBusy(true);
    setProblem(null);
    try {
      const host = receiver && receiver.status !== 'stopped' ? { host: receiver.host } : {};
      const state = await connection.change('receiver.start', { port: read.port, ...host });
      if (state.receiver.status === 'failed') return setProblem(state.receiver.error.message);
      setTyped(null);
      if (state.receiver.status === 'listening') speaker.say(`Listening on ${state.receiver.url}`);
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.row} onSubmit={(event) => void apply(event)}>
      <div>
        <label htmlFor="receiver-port">Receiver port</label>
        <div className="muted">Providers and your own programs send to this port. 0 takes any free one.</div>
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
