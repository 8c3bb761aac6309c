import { Button, Modal, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { type ExportFormat, exportFormat } from '../../../core/contract/exchange-calls.ts';
import { useServices } from '../../services.ts';
import { formatCount, plural } from '../../ui/format.ts';
import { messageOf } from '../../ui/message-of.ts';
import { useGivingBack } from '../../ui/use-giving-back.ts';
import styles from './exchange.module.css';
import { exportEvents } from './model/export-events.ts';
import { exportName, formatsFor, formatWords } from './model/formats.ts';
import { Preview } from './Preview.tsx';

export interface EventToSave {
  readonly id: string;
  readonly seq: number;
}

interface SaveDialogProps {
  events: readonly EventToSave[];
  onClose: () => void;
}

type Saving =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly done: number; readonly stop: AbortController }
  | { readonly status: 'failed'; readonly problem: string };

/** In which form, what of it is masked, and then the file. */
export function SaveDialog({ events, onClose }: SaveDialogProps) {
  const { connection, host, speaker } = useServices();
  useGivingBack();
  const [format, setFormat] = useState<ExportFormat>('har');
  const [wanted, setMasked] = useState(true);
  const [saving, setSaving] = useState<Saving>({ status: 'idle' });
  const masked = wanted || format === 'bundle';
  const ids = events.map(({ id }) => id);
  const choices = formatsFor(ids.length).map((value) => ({ value, label: formatWords[value].name }));

  const save = async (): Promise<void> => {
    const stop = new AbortController();
    const onProgress = (done: number): void => setSaving({ status: 'running', done, stop });
    onProgress(0);
    try {
      const bytes = await exportEvents(connection, { ids, format, masked, signal: stop.signal, onProgress });
      host.saveFile(
        exportName(
          format,
          events.map(({ seq }) => seq),
        ),
        bytes,
      );
      speaker.say(`${plural(events.length, 'event')} saved`);
      onClose();
    } catch (thrown) {
      if (stop.signal.aborted) setSaving({ status: 'idle' });
      else setSaving({ status: 'failed', problem: messageOf(thrown) });
    }
  };
  const close = (): void => {
    if (saving.status === 'running') saving.stop.abort();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={`Save ${plural(events.length, 'event')}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles.dialog}>
        <Select
          label="Format"
          size="xs"
          data={choices}
          value={format}
          allowDeselect={false}
          description={formatWords[format].about}
          onChange={(value) => setFormat(exportFormat.catch(format).parse(value))}
        />
        <Switch
          label="Mask secrets"
          checked={masked}
          disabled={format === 'bundle'}
          onChange={({ currentTarget }) => setMasked(currentTarget.checked)}
        />
        <Preview ids={ids} format={format} masked={masked} />
        {saving.status === 'failed' ? (
          <p role="alert" className={styles.problem}>
            {saving.problem}
          </p>
        ) : null}
        <div className={styles.actions}>
          {saving.status === 'running' ? (
            <span className="muted" role="status">
              {formatCount(saving.done)} of {plural(events.length, 'event')} written
            </span>
          ) : null}
          <span className={styles.grow} />
          <Button onClick={close}>Cancel</Button>
          <Button variant="filled" disabled={saving.status === 'running'} onClick={() => void save()}>
            Save
          </Button>
        </div>
      </div>
    </Modal>
  );
}
