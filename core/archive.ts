import { systemClock } from './clock.ts';
import { HookglassError } from './contract/errors.ts';
import type { EventSummary, FullEvent } from './contract/models.ts';
import type { Durability } from './contract/operation-calls.ts';
import type { ExchangeEvent } from './exchange/exchanged.ts';
import { fullEvent } from './full-event.ts';
import { readQuery } from './query/read.ts';
import { createGaps } from './store/gaps.ts';
import { openHistoryForReading } from './store/history.ts';
import { historyName, seqOf } from './store/ids.ts';
import { readOperation } from './store/operation.ts';
import { createReader, type PageRequest } from './store/reader.ts';
import { readGaps } from './store/removals.ts';
import { createOutcomeColumns } from './store/search/outcome-columns.ts';
import { runSearch } from './store/search/run-search.ts';
import { readTextIndex } from './store/search/text-index.ts';

/** A history that somebody may be writing, to be looked at. */
export interface Archive {
  total(): number;
  /** What is set for it; a running Hookglass may have been told otherwise for its run. */
  readonly durability: Durability;
  page(page: PageRequest): EventSummary[];
  /** `id` may also be the running number, with or without `#`. Throws `event-not-found`. */
  full(id: string): FullEvent;
  /** The same, with its body's bytes. */
  event(id: string): ExchangeEvent;
  /** What a query finds, the newest first, as it is found. Throws `query-malformed`. */
  find(query: string): Generator<EventSummary>;
  close(): void;
}

/** null where the folder holds no history yet. */
export function openArchive(dataDir: string): Archive | null {
  const history = openHistoryForReading(dataDir);
  if (!history) return null;
  const name = historyName(history.database);
  const gaps = createGaps(readGaps(history.database));
  const reader = createReader(history.database, name, () => gaps);
  const event = (id: string): ExchangeEvent => {
    const found = seqOf(name, id);
    const seq = found !== null && gaps.has(found) ? null : found;
    const detail = seq === null ? null : reader.detail(seq);
    const request = seq === null ? null : reader.request(seq);
    if (!detail || !request) throw eventNotFound(id);
    return { detail, body: request.body };
  };
  return {
    total: reader.total,
    durability: readOperation(history.database).durability,
    page: reader.page,
    full(id) {
      const { detail, body } = event(id);
      return fullEvent(detail, body);
    },
    event,
    *find(query) {
      const index = readTextIndex(dataDir, name);
      const { database } = history;
      const sources = { database, history: name, columns: createOutcomeColumns(database), index };
      const last = reader.last();
      try {
        for (const { seqs } of runSearch(readQuery(query), last, systemClock, sources))
          yield* reader.rows(seqs.filter((seq) => !gaps.has(seq)));
      } finally {
        index?.close();
      }
    },
    close: history.close,
  };
}

export function eventNotFound(id: string): HookglassError {
  return new HookglassError('event-not-found', `There is no event "${id}" in this history.`);
}
