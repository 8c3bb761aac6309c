import { useServices, useSlice } from '../../../services.ts';
import { UndoNote } from '../../../ui/UndoNote.tsx';
import styles from '../settings.module.css';

/** What was done to many settings at once, on whatever page one is. */
export function WayBackNote() {
  const { wayBack, speaker } = useServices();
  const { last, problem } = useSlice(
    (services) => services.wayBack,
    (view) => view,
  );
  if (!last) return <div />;
  return (
    <div className={styles.wayBack}>
      <UndoNote
        of={last.words}
        onUndo={() => void wayBack.undo().then(() => speaker.say('Taken back'))}
        onDismiss={wayBack.dismiss}
      >
        {last.words}
        {problem === null ? null : <span role="alert"> {problem}</span>}
      </UndoNote>
    </div>
  );
}
