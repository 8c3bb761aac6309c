import { Button } from '@mantine/core';
import type { StorageState } from '../../../../core/contract/keeping-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatTime, plural } from '../../../ui/format.ts';
import settings from '../settings.module.css';
import { storageRows } from './rows.ts';
import styles from './storage.module.css';

/** What was removed and can be brought back. */
export function Trash({ state, busy }: { state: StorageState; busy: boolean }) {
  const { storage, speaker } = useServices();
  const zone = useSlice(
    (services) => services.settings,
    ({ times }) => times,
  );
  const tell = (said: string | null): void => {
    if (said !== null) speaker.say(said);
  };
  const { trash, trashHours } = state;
  const events = trash.reduce((sum, removal) => sum + removal.events, 0);
  return (
    <div className={settings.card} data-setting={storageRows.trash.id}>
      <div className={settings.row}>
        <div>
          <div>{events === 0 ? 'The trash is empty' : `${plural(events, 'event')} in the trash`}</div>
          <div className="muted">It is emptied by itself {trashHours} hours after a removal.</div>
        </div>
        <div className={settings.control}>
          <Button disabled={busy || events === 0} onClick={() => void storage.emptyTrash().then(tell)}>
            Empty trash
          </Button>
        </div>
      </div>
      {trash.map((removal) => (
        <div key={removal.id} className={settings.row}>
          <div>
            {plural(removal.events, 'event')}
            <span className={`mono faint ${styles.when}`}>
              {formatTime(removal.removedAt, zone, new Date())}
            </span>
          </div>
          <div className={settings.control}>
            <Button
              aria-label={`Bring back ${plural(removal.events, 'event')}`}
              disabled={busy}
              onClick={() => void storage.restore(removal.id).then(tell)}
            >
              Bring back
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
