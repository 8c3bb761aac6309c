import type { DesktopSettings } from '../../core/contract/desktop.ts';
import type { EventSummary } from '../../core/contract/models.ts';

/** What `invalid` means, in the language of the search. */
const INVALID = 'is:invalid OR is:not-json OR is:malformed OR signature:failed OR signature:missing';

/** The search behind a rule; null where nothing is told. */
export function watchedQuery({ notify, notifyQuery }: DesktopSettings): string | null {
  if (notify === 'off' || (notify === 'matching' && notifyQuery.trim() === '')) return null;
  return notify === 'invalid' ? INVALID : notifyQuery;
}

/** What is shown of an arrival: never its body or a header, for a notification may stand on a locked screen. */
export function notificationText(event: EventSummary, count: number): { title: string; body: string } {
  const type = [event.provider, event.eventType].filter((part) => part !== null).join(' ');
  const found = [event.validation?.status, event.signature && `signature ${event.signature.verdict}`];
  return {
    title: count === 1 ? type || 'A request arrived' : `${count} events, the newest: ${type || 'a request'}`,
    body: `${event.method} ${event.path}\n${found.filter(Boolean).join(' · ')}`,
  };
}
