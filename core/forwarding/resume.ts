import { reasonOf } from '../contract/errors.ts';
import type { Log } from '../log.ts';
import type { ForwardLane, ForwardMarks } from '../store/forward-marks.ts';
import { MOST_WAITING } from './rules.ts';
import type { TargetQueue } from './target-queue.ts';

export type Waiting = Parameters<TargetQueue['add']>[0];

type Resumable = ForwardLane & { readonly url: string };

interface ResumeParts {
  readonly marks: ForwardMarks;
  readonly lastSeq: () => number;
  readonly log: Log;
}

/**
 * The targets are now `lanes`, a moment ago they were `before`. A new one that the history does not know begins with what comes from now
 * on; one that it knows was there before a restart, and goes on with what it is still to get.
 */
export function resume<L extends Resumable>(
  { marks, lastSeq, log }: ResumeParts,
  lanes: readonly L[],
  before: readonly L[],
  enqueue: (lane: L, event: Waiting) => void,
): void {
  try {
    marks.keepOnly(lanes);
    for (const lane of lanes) {
      if (before.includes(lane) || marks.begin(lane, lastSeq())) continue;
      const left = marks.open(lane, lane.url, MOST_WAITING);
      for (const { delivery, ...event } of left) enqueue(lane, { ...event, kept: { delivery } });
      if (left.length > 0) log.info('forwarding goes on', { url: lane.url, events: left.length });
    }
  } catch (thrown) {
    // A history that cannot be written, or is damaged there: what arrives from now on is forwarded all the same.
    log.error('what is still to be forwarded is not known', {
      reason: reasonOf(thrown),
    });
  }
}
