import { compareEvents } from '../compare/compare.ts';
import type { CallHandlers } from '../contract/calls.ts';
import { findPrevious } from '../previous-event.ts';
import { eventId } from '../store/ids.ts';
import type { Removals } from '../store/removals.ts';
import type { Database } from '../store/sqlite.ts';
import { createTypeEvents } from '../store/type-events.ts';
import { type EventsToExport, eventHead, exchangeEvent } from './exchange/export-events.ts';
import type { Jobs } from './jobs.ts';

export interface CompareParts extends EventsToExport {
  readonly database: Database;
  readonly historyName: string;
  readonly jobs: Jobs;
  readonly removals: Pick<Removals, 'gaps'>;
}

export function compareHandlers(
  parts: CompareParts,
): Pick<CallHandlers, 'compare.events' | 'compare.previous'> {
  const events = createTypeEvents(parts.database);
  const isListed = (seq: number): boolean => !parts.removals.gaps.has(seq);
  return {
    'compare.events': ({ before, after }) =>
      compareEvents(exchangeEvent(parts, before), exchangeEvent(parts, after)),
    'compare.previous': ({ id }) =>
      parts.jobs.run(null, async (job) => {
        const { provider, eventType, seq } = eventHead(parts, id);
        if (provider === null || eventType === null) return { event: null };
        for (const found of findPrevious(events, { provider, eventType }, seq, isListed)) {
          if (found !== null) return { event: { id: eventId(parts.historyName, found), seq: found } };
          await job.step(0, null);
        }
        return { event: null };
      }),
  };
}
