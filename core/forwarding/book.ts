import { reasonOf } from '../contract/errors.ts';
import type { ForwardAttempt } from '../contract/forwarding.ts';
import type { Log } from '../log.ts';
import type { Attempt } from '../sender/attempt.ts';
import type { Deliveries, NewForward } from '../store/deliveries.ts';
import type { ForwardLane, ForwardMark, ForwardMarks } from '../store/forward-marks.ts';
import type { Item } from './backlog.ts';
import type { Progress } from './progress.ts';
import type { Timing } from './target-queue.ts';

/** How long ended attempts wait for their common commit. Milliseconds. */
const COMMIT_MS = 20;

export interface BookParts {
  readonly timing: Timing;
  readonly log: Log;
  readonly deliveries: Pick<Deliveries, 'addForwards'>;
  readonly marks: ForwardMarks;
  /** The highest running number of the history. */
  readonly lastSeq: () => number;
  readonly idOf: (seq: number) => string;
  readonly onAttempts: (attempts: ForwardAttempt[]) => void;
}

/** A target whose events go on after a restart. */
export interface Kept extends ForwardLane {
  readonly progress: Progress;
}

/**
 * What has ended, and how far each target is, written in common commits and told in common pushes: at a thousand a second each alone
 * would cost the capture. What could not be written of the marks is written with the next commit.
 */
export interface Book {
  add(
    to: { endpoint: string; target: string; url: string },
    item: Item,
    attempt: Attempt,
    last: boolean,
  ): void;
  /** A mark has moved: it is written soon. */
  touch(): void;
  flush(): void;
}

export function createBook(parts: BookParts, kept: () => readonly Kept[]): Book {
  const { timing, log, deliveries, marks, lastSeq, idOf, onAttempts } = parts;
  let ended: NewForward[] = [];
  let told: ForwardAttempt[] = [];
  let due = false;

  const touch = (): void => {
    if (due) return;
    due = true;
    timing.after(COMMIT_MS, flush);
  };
  const flush = (): void => {
    due = false;
    const batch = ended;
    const attempts = told;
    ended = [];
    told = [];
    const moved = kept().flatMap((lane) => {
      const mark = lane.progress.unwritten(lastSeq());
      return mark === null ? [] : [{ lane, mark }];
    });
    write(batch, moved);
    if (attempts.length > 0) onAttempts(attempts);
  };
  const write = (batch: readonly NewForward[], moved: readonly { lane: Kept; mark: ForwardMark }[]): void => {
    if (batch.length === 0 && moved.length === 0) return;
    try {
      deliveries.addForwards(batch, () => {
        for (const { lane, mark } of moved) marks.advance(lane, mark);
      });
      for (const { lane, mark } of moved) lane.progress.written(mark);
    } catch (thrown) {
      log.error('attempts to forward could not be stored', {
        count: batch.length,
        reason: reasonOf(thrown),
      });
    }
  };

  return {
    touch,
    flush,
    add(to, item, attempt, last) {
      const { seq, kept: where, provider, eventType, tries } = item;
      ended.push({ seq, kept: where, provider, eventType, url: to.url, attempt: stored(attempt) });
      told.push({
        ...{ endpoint: to.endpoint, target: to.target, url: to.url, seq, last },
        event: idOf(seq),
        n: tries,
        status: attempt.response?.status ?? null,
        ok: attempt.ok,
        durationMs: attempt.timings.totalMs,
        error: attempt.error,
      });
      touch();
    },
  };
}

/** Nothing is signed here, so nothing of a head is secret that the event does not show as well. */
function stored(attempt: Attempt): NewForward['attempt'] {
  const { startedAt, ok, request, response, unreadable, timings, error, remarks } = attempt;
  const { rawHead, bodyBytes } = request;
  const body = new Uint8Array();
  return {
    startedAt,
    ok,
    head: rawHead,
    masked: [],
    body,
    bodyBytes,
    response,
    unreadable,
    timings,
    error,
    remarks,
  };
}
