import { eventNotFound } from '../../archive.ts';
import type { EventDetail } from '../../contract/models.ts';
import type { ExchangeEvent } from '../../exchange/exchanged.ts';
import type { Reader } from '../../store/reader.ts';
import type { SeqFinder } from '../seq-finder.ts';

/** Bytes after which a piece of an export is handed over. */
export const ENOUGH = 1024 * 1024;

export interface EventsToExport {
  readonly reader: Reader;
  readonly seqFor: SeqFinder;
}

/** All of an event but its body. Throws `event-not-found`. */
export function eventHead({ reader, seqFor }: EventsToExport, id: string): EventDetail {
  const detail = reader.detail(seqFor(id));
  if (!detail) throw eventNotFound(id);
  return detail;
}

/** Throws `event-not-found`. */
export function exchangeEvent(events: EventsToExport, id: string): ExchangeEvent {
  const detail = eventHead(events, id);
  const request = events.reader.request(detail.seq);
  if (!request) throw eventNotFound(id);
  return { detail, body: request.body };
}
