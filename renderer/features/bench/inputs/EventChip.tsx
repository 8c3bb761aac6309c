import { Button } from '@mantine/core';
import { useSlice } from '../../../services.ts';
import { formatTime } from '../../../ui/format.ts';
import { eventTitle } from '../../inbox/list/row-text.ts';
import { emptySource, type Source } from '../model/source.ts';
import styles from './inputs.module.css';
import type { EventSource } from './use-event-source.ts';

/** Which captured event stands in the field, and the ways out of it. */
export function EventChip({ event, onLeave }: { event: EventSource; onLeave: (source: Source) => void }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const ready = event.status === 'ready' ? event : null;
  return (
    <div className={styles.chip}>
      <span className={styles.chipText}>
        {ready ? (
          <>
            <strong>
              Event #{ready.event.seq} · {eventTitle(ready.event)}
            </strong>{' '}
            <span className="faint">{formatTime(ready.event.receivedAt, zone, new Date())}</span>
          </>
        ) : (
          <strong>{event.status === 'failed' ? 'No such event' : 'Reading the event…'}</strong>
        )}
      </span>
      <Button
        variant="subtle"
        disabled={!ready?.whole}
        title="Makes a raw request of it that can be changed; the event stays as it is"
        onClick={() =>
          ready && onLeave({ kind: 'exact', bytes: ready.bytes, name: `Event #${ready.event.seq}` })
        }
      >
        Edit a copy
      </Button>
      <Button variant="subtle" onClick={() => onLeave(emptySource)}>
        Remove
      </Button>
    </div>
  );
}
