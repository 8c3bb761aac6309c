import { Suspense, useEffect, useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { type EventToSave, SaveDialog } from '../exchange/SaveDialog.tsx';
import { pages } from '../shell/lazy-pages.ts';
import styles from './commands.module.css';
import { useAppActions } from './use-app-actions.ts';
import { useEventActions } from './use-event-actions.ts';
import { useKeys } from './use-keys.ts';

const NOTE_MS = 4_000;

/** What can be done from everywhere, the keys for it, and the dialogs that say so. Before the screens: theirs go first. */
export function CommandLayer() {
  const [saving, setSaving] = useState<readonly EventToSave[] | null>(null);
  useKeys();
  useAppActions();
  useEventActions(setSaving);
  return (
    <>
      <Note />
      <Suspense fallback={null}>
        <Dialog />
      </Suspense>
      {saving ? <SaveDialog events={saving} onClose={() => setSaving(null)} /> : null}
    </>
  );
}

function Dialog() {
  const dialog = useSlice(
    (services) => services.commands,
    (state) => state.dialog,
  );
  if (dialog === 'palette') return <pages.Palette />;
  return dialog === 'shortcuts' ? <pages.ShortcutDialog /> : null;
}

/** What a command has to say, for those who see; the others hear it. */
function Note() {
  const { commands } = useServices();
  const note = useSlice(
    (services) => services.commands,
    (state) => state.note,
  );
  useEffect(() => {
    if (note === null) return undefined;
    const timer = setTimeout(() => commands.tell(null), NOTE_MS);
    return () => clearTimeout(timer);
  }, [commands, note]);
  if (note === null) return null;
  return (
    <div className={styles.note} aria-hidden="true">
      {note}
    </div>
  );
}
