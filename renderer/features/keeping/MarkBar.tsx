import { Button, Textarea } from '@mantine/core';
import { IconNote, IconPin, IconPinFilled, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { NOTE_LENGTH } from '../../../core/contract/keeping-calls.ts';
import type { EventDetail } from '../../../core/contract/models.ts';
import { useServices } from '../../services.ts';
import { useShortcut } from '../commands/use-shortcut.ts';
import styles from './keeping.module.css';

/** Pin, note and removal of one event. */
export function MarkActions({ event, onNote }: { event: EventDetail; onNote: () => void }) {
  const { keeping, speaker } = useServices();
  const pin = useShortcut('event.pin');
  const note = useShortcut('event.note');
  const removal = useShortcut('event.remove');
  const Pin = event.pinned ? IconPinFilled : IconPin;
  const remove = async (): Promise<void> => {
    if ((await keeping.remove([event.id])) > 0) speaker.say(`Event ${event.seq} removed`);
  };
  return (
    <div className={styles.actions}>
      <Button
        variant="subtle"
        aria-pressed={event.pinned}
        aria-keyshortcuts={pin.aria}
        title={`Pinned events stay when the list is cleared and when limits apply${pin.hint}`}
        leftSection={<Pin size={14} aria-hidden="true" />}
        onClick={() => void keeping.pin(event.id, !event.pinned)}
      >
        Pin
      </Button>
      <Button
        variant="subtle"
        aria-keyshortcuts={note.aria}
        title={`A note beside this event; it is searched with note:${note.hint}`}
        leftSection={<IconNote size={14} aria-hidden="true" />}
        onClick={onNote}
      >
        {event.note === null ? 'Add note' : 'Edit note'}
      </Button>
      <Button
        variant="subtle"
        aria-label="Remove event"
        aria-keyshortcuts={removal.aria}
        title={`Take it out of the list; can be undone${removal.hint}`}
        leftSection={<IconTrash size={14} aria-hidden="true" />}
        onClick={() => void remove()}
      >
        Remove
      </Button>
    </div>
  );
}

interface NoteProps {
  event: EventDetail;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

/** The note beside an event, as text or in a field. */
export function Note({ event, editing, onEdit }: NoteProps) {
  if (editing) return <NoteField key={event.id} event={event} onDone={() => onEdit(false)} />;
  if (event.note === null) return null;
  return (
    <p className={styles.note}>
      <IconNote size={14} aria-label="Note" />
      {event.note}
    </p>
  );
}

function NoteField({ event, onDone }: { event: EventDetail; onDone: () => void }) {
  const { keeping } = useServices();
  const [text, setText] = useState(event.note ?? '');
  const save = async (): Promise<void> => {
    await keeping.note(event.id, text);
    // What could not be stored stays in its field.
    if (keeping.store.getState().problem === null) onDone();
  };
  const onKeyDown = (key: KeyboardEvent): void => {
    if (key.key === 'Escape') onDone();
    else if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) void save();
    else return;
    key.preventDefault();
  };
  return (
    <div className={styles.noteField}>
      <Textarea
        aria-label="Note"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={NOTE_LENGTH}
        data-autofocus
        ref={(field) => field?.focus()}
        value={text}
        onChange={(change) => setText(change.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="filled" onClick={() => void save()}>
        Save note
      </Button>
      <Button variant="subtle" onClick={onDone}>
        Cancel
      </Button>
    </div>
  );
}
