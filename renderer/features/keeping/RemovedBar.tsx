import { useServices, useSlice } from '../../services.ts';
import { plural } from '../../ui/format.ts';
import { UndoNote } from '../../ui/UndoNote.tsx';
import { useRemove } from './use-remove.ts';

/** What was removed from the list last, and the way back. */
export function RemovedBar() {
  const { keeping } = useServices();
  const { undo } = useRemove();
  const { removed, problem } = useSlice(
    (services) => services.keeping,
    (state) => state,
  );
  if (removed === null && problem === null) return null;
  return (
    <UndoNote
      of={problem ?? String(removed?.id)}
      onUndo={removed === null ? null : () => void undo()}
      onDismiss={keeping.dismiss}
    >
      {problem ??
        `Removed ${plural(removed?.events ?? 0, 'event')}. ${removed?.events === 1 ? 'It is' : 'They are'} in the trash (Settings, Storage).`}
    </UndoNote>
  );
}
