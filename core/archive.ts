import { HookglassError } from './contract/errors.ts';
import type { EventSummary, FullEvent } from './contract/models.ts';
import { fullEvent } from './full-event.ts';
import { openHistoryForReading } from './store/history.ts';
import { historyName, seqOf } from './store/ids.ts';
import { createReader, type PageRequest } from './store/reader.ts';

/** A history that somebody may be writing, to be looked at. */
export interface Archive {
  total(): number;
  page(page: PageRequest): EventSummary[];
  /** `id` may also be the running number, with or without `#`. Throws `event-not-found`. */
  full(id: string): FullEvent;
  close(): void;
}

/** null where the folder holds no history yet. */
export function openArchive(dataDir: string): Archive | null {
  const history = openHistoryForReading(dataDir);
  if (!history) return null;
  const name = historyName(history.database);
  const reader = createReader(history.database, name);
  return {
    total: reader.total,
    page: reader.page,
    full(id) {
      const seq = seqOf(name, id);
      const detail = seq === null ? null : reader.detail(seq);
      const request = seq === null ? null : reader.request(seq);
      if (!detail || !request) throw eventNotFound(id);
      return fullEvent(detail, request.body);
    },
    close: history.close,
  };
}

export function eventNotFound(id: string): HookglassError {
  return new HookglassError('event-not-found', `There is no event "${id}" in this history.`);
}
