import { Notification } from 'electron';
import type { EventSummary } from '../../core/contract/models.ts';
import { notificationText } from './notification.ts';
import { createPacer, systemPacerClock } from './pacer.ts';

/** The most that the system is bothered. */
const EVERY_MS = 10_000;

export interface Notifier {
  arrived(newest: EventSummary, count: number): void;
  clear(): void;
}

export function createNotifier(open: (id: string) => void): Notifier {
  // One that is collected can no longer be clicked.
  let shown: Notification | null = null;
  const pacer = createPacer<EventSummary>(EVERY_MS, systemPacerClock, (event, count) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ ...notificationText(event, count), silent: true });
    notification.on('click', () => open(event.id));
    shown?.close();
    shown = notification;
    notification.show();
  });
  return { arrived: pacer.add, clear: pacer.clear };
}
