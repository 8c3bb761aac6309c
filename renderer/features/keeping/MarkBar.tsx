import { Button, Textarea } from '@mantine/core';
import { IconNote, IconPin, IconPinFilled, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { NOTE_LENGTH } from '../../../core/contract/keeping-calls.ts';
import type { EventDetail } from '../../../core/contract/models.ts';
import { useServices, useSlice } from '../../services.ts';
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

/** The note beside an event, as text or in a field; one that was begun is there again when its event is. */
export function Note({ event, editing, onEdit }: NoteProps) {
  const draft = useSlice(
    (services) => services.keeping,
    ({ drafts }) => drafts[event.id],
  );
  if (editing || draft !== undefined)
    return (
      <NoteField key={event.id} event={event} draft={draft} asked={editing} onDone={() => onEdit(false)} />
    );
  if (event.note === null) return null;
  return (
    <p className={styles.note}>
      <IconNote size={14} aria-label="Note" />
      {event.note}
    </p>
  );
}

interface NoteFieldProps {
  event: EventDetail;
  draft: string | undefined;
  /** The user wants to write now: only then the keyboard goes along. */
  asked: boolean;
  onDone: () => void;
}

function NoteField({ event, draft, asked, onDone }: NoteFieldProps) {
  const { keeping } = useServices();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const text = draft ?? event.note ?? '';
  const cancel = (): void => {
    keeping.draft(event.id, null);
    onDone();
  };
  const save = async (): Promise<void> => {
    await keeping.note(event.id, text);
    // What could not be stored stays in its field.
    if (keeping.store.getState().problem === null) onDone();
  };
  const onKeyDown = (key: KeyboardEvent): void => {
    if (key.key === 'Escape') cancel();
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
        ref={field}
        value={text}
        onChange={(change) => keeping.draft(event.id, change.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="filled" onClick={() => void save()}>
        Save note
      </Button>
      <Button variant="subtle" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
