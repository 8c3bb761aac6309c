import { Button, FileButton, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Fold } from '../../../ui/Fold.tsx';
import { messageOf } from '../../../ui/message-of.ts';
import { toBase64 } from '../../inbox/body/bytes.ts';
import styles from '../simulator.module.css';
import { useSimulatorActions } from '../use-simulator.ts';

/** The engine takes 12 MB. */
const LARGEST = 12 * 1024 * 1024;

/** Makes a draft of a cURL line, a raw request, a HAR, or a captured event. */
export function ImportFold() {
  const simulator = useSimulatorActions();
  const [text, setText] = useState('');
  const [event, setEvent] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const reset = useRef<() => void>(null);
  const take = async (read: () => Promise<Parameters<typeof simulator.take>[0]>): Promise<void> => {
    try {
      await simulator.take(await read());
      setProblem(null);
      setText('');
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  const takeBytes = (bytes: () => Promise<Uint8Array>): Promise<void> =>
    take(async () => ({ kind: 'text', bytesBase64: toBase64(await bytes()) }));
  const open = async (file: File | null): Promise<void> => {
    reset.current?.();
    if (!file) return;
    if (file.size > LARGEST) return setProblem(`${file.name} is larger than 12 MB.`);
    await takeBytes(async () => new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <Fold summary="Import a request">
      <Textarea
        label="cURL line, raw request or HAR"
        classNames={{ input: 'mono' }}
        rows={4}
        value={text}
        error={problem}
        spellCheck={false}
        onChange={(change) => setText(change.currentTarget.value)}
      />
      <div className={styles.row}>
        <Button
          disabled={text.trim() === ''}
          onClick={() => void takeBytes(() => Promise.resolve(new TextEncoder().encode(text)))}
        >
          Import
        </Button>
        <FileButton resetRef={reset} onChange={(file) => void open(file)}>
          {(props) => (
            <Button variant="subtle" {...props}>
              Open a file…
            </Button>
          )}
        </FileButton>
        <span className={styles.grow} />
        <TextInput
          className={styles.number}
          aria-label="Number of a captured event"
          placeholder="Event number"
          inputMode="numeric"
          value={event}
          onChange={(change) => setEvent(change.currentTarget.value)}
        />
        <Button
          disabled={event.trim() === ''}
          onClick={() => void take(() => Promise.resolve({ kind: 'event', id: event.trim() }))}
        >
          Import event
        </Button>
      </div>
    </Fold>
  );
}
