import { createHash } from 'node:crypto';
import type { CallHandlers } from '../contract/calls.ts';
import { INSIGHT_EVENTS, type timelineCalls } from '../contract/timeline-calls.ts';
import { type Arrivals, createArrivals, toneOf } from '../insights/arrivals.ts';
import { createSummary } from '../insights/summary.ts';
import { type ArrivalCounts, createArrivalCounts } from '../store/arrival-counts.ts';
import type { Reader } from '../store/reader.ts';
import type { Database } from '../store/sqlite.ts';
import type { Writer } from '../store/writer.ts';
import type { Job, Jobs } from './jobs.ts';
import type { Recorder } from './recorder.ts';

/** Running numbers a turn: as many as one turn of the event loop bears. */
const SPAN = 1_000;
/** Fewer where bodies are read. */
const BODY_SPAN = 100;

export interface TimelineParts {
  readonly database: Database;
  readonly reader: Pick<Reader, 'total'>;
  readonly writer: Pick<Writer, 'lastSeq'>;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly jobs: Jobs;
}

export interface TimelineWork {
  readonly handlers: Pick<CallHandlers, keyof typeof timelineCalls>;
  /** Events went, came back or were judged anew: what was counted is out of date. */
  forget(): void;
}

interface Tally {
  until: number;
  readonly arrivals: Arrivals;
}

/** Arrivals by time, counted once beside the capture and then only forward, and a summary of the newest events. */
export function createTimelineWork(parts: TimelineParts): TimelineWork {
  const { recorder, writer, reader, jobs } = parts;
  const counts = createArrivalCounts(parts.database);
  let tally: Tally = { until: 0, arrivals: createArrivals() };
  let counting: Promise<unknown> = Promise.resolve();

  /** Outcomes ride with the commit after their request's. */
  const flush = (): void => {
    recorder.flush();
    recorder.flush();
  };
  const catchUp = (): Promise<Arrivals> =>
    jobs.run(null, async (job) => {
      // What is forgotten meanwhile is counted to its end and thrown away.
      const mine = tally;
      flush();
      const last = writer.lastSeq;
      while (mine.until < last) {
        const upTo = Math.min(mine.until + SPAN, last);
        addCounts(mine.arrivals, counts, mine.until, upTo);
        mine.until = upTo;
        await job.step(upTo, last);
      }
      return mine === tally ? mine.arrivals : catchUp();
    });

  return {
    forget() {
      tally = { until: 0, arrivals: createArrivals() };
    },
    handlers: {
      async 'timeline.get'({ from, to, bars }) {
        // One after the other: two at once would count the same rows twice.
        const next = counting.then(catchUp);
        counting = next.catch(() => undefined);
        const arrivals = await next;
        const { extent } = arrivals;
        const moment = (ms: number): string => new Date(ms).toISOString();
        return {
          extent: extent && { first: moment(extent.first), last: moment(extent.last) },
          ...arrivals.bars(
            from === null ? null : Date.parse(from),
            to === null ? null : Date.parse(to),
            bars,
          ),
        };
      },
      'insights.get'({ job: name }) {
        flush();
        return jobs.run(name, (job) =>
          summarise(counts, { last: writer.lastSeq, total: reader.total() }, job),
        );
      },
    },
  };
}

function addCounts(arrivals: Arrivals, counts: ArrivalCounts, after: number, upTo: number): void {
  for (const { at, events, capture, provider, ...found } of counts.count(after, upTo)) {
    const tone = toneOf({ ...found, complete: capture === 'complete', recognised: provider !== null });
    arrivals.add({ at, tone, events });
  }
}

async function summarise(counts: ArrivalCounts, { last, total }: { last: number; total: number }, job: Job) {
  const summary = createSummary();
  const wanted = Math.min(INSIGHT_EVENTS, total);
  let seen = 0;
  for (let upTo = last; upTo > 0 && seen < wanted; upTo -= BODY_SPAN) {
    for (const { body, ...event } of counts.events(upTo - BODY_SPAN, upTo)) {
      if (seen++ >= wanted) break;
      summary.add({ ...event, size: body.length, fingerprint: fingerprintOf(body) });
    }
    await job.step(seen, wanted);
  }
  return summary.report(total);
}

const fingerprintOf = (body: Uint8Array): string | null =>
  body.length === 0 ? null : createHash('sha256').update(body).digest('base64');
