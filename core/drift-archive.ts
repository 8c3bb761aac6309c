import type { DriftReport } from './contract/drift-calls.ts';
import { type DriftRequest, type DriftSource, lookAtDrift } from './drift.ts';
import type { Registry } from './providers/registry.ts';
import { openHistoryForReading } from './store/history.ts';
import { historyName } from './store/ids.ts';
import { createTypeEvents, type TypeEvents } from './store/type-events.ts';

/** A history that somebody may be writing, to look for drift in it at one go. */
export interface DriftArchive {
  providersOf(eventType: string): string[];
  look(request: DriftRequest): DriftReport;
  close(): void;
}

/** Where the folder holds no history yet, there are no events. */
export function openDriftArchive(dataDir: string, registry: Registry): DriftArchive {
  const history = openHistoryForReading(dataDir);
  if (!history) return archiveOf({ events: noEvents, historyName: '', registry }, () => {});
  const { database } = history;
  const events = createTypeEvents(database);
  return archiveOf({ events, historyName: historyName(database), registry }, history.close);
}

function archiveOf(source: DriftSource, close: () => void): DriftArchive {
  return {
    providersOf: source.events.providersOf,
    look(request) {
      const looking = lookAtDrift(source, request);
      for (;;) {
        const { done, value } = looking.next();
        if (done) return value;
      }
    },
    close,
  };
}

const noEvents: TypeEvents = { last: () => 0, find: () => [], read: () => null, providersOf: () => [] };
