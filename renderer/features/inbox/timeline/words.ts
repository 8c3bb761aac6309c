import type { ToneCounts } from '../../../../core/contract/timeline-calls.ts';
import { formatMoment, plural, type Zone } from '../../../ui/format.ts';
import { eventsOf, type Span } from './scale.ts';

/** "12:41:00 to 12:42:00: 12 events, 1 wrong, 2 with warnings". */
export function spanWords(span: Span, counts: ToneCounts, zone: Zone): string {
  return `${spanTimes(span, zone)}: ${countWords(counts)}`;
}

export function spanTimes({ from, to }: Span, zone: Zone): string {
  const now = new Date();
  const told = (ms: number): string => formatMoment(new Date(ms).toISOString(), zone, now);
  return `${told(from)} to ${told(to)}`;
}

export function countWords(counts: ToneCounts): string {
  const parts = [
    plural(eventsOf(counts), 'event'),
    counts.bad > 0 ? `${counts.bad} wrong` : null,
    counts.warn > 0 ? `${counts.warn} with warnings` : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
