import type { EventRef } from '../../../core/contract/drift-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { formatMoment } from '../../ui/format.ts';
import styles from './insights.module.css';

/** Opens an event in the Inbox. */
export function EventButton({ event, label, mono }: { event: EventRef; label: string; mono?: boolean }) {
  const { inbox, speaker } = useServices();
  const open = (): void => {
    void inbox.selectSeq(event.seq);
    window.location.hash = '/inbox';
    // What was clicked is gone with its page.
    document.getElementById('main')?.focus();
    speaker.say(`Event ${event.seq} in the Inbox`);
  };
  return (
    <button
      type="button"
      className={`${styles.event} ${mono ? 'mono' : ''}`}
      aria-label={`${label}, open event ${event.seq} in the Inbox`}
      title={`${label}: open event #${event.seq} in the Inbox`}
      onClick={open}
    >
      {label}
    </button>
  );
}

export function SeenTime({ event }: { event: EventRef }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  return <EventButton event={event} label={formatMoment(event.receivedAt, zone, new Date())} mono />;
}
