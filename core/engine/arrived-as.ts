import { splitTarget } from '../parse/target.ts';
import type { Attempt, OutgoingMessage } from '../sender/attempt.ts';
import { parseTarget } from '../sender/target.ts';
import type { Recorder } from './recorder.ts';
import type { Storage } from './storage.ts';

export interface ArrivalParts extends Pick<Storage, 'arrivals' | 'writer'> {
  readonly recorder: Pick<Recorder, 'flush'>;
}

/**
 * The running number under which an attempt came in at our own receiver; null where it went elsewhere. `after` is the last number that was
 * given before it left.
 */
export function arrivedAs(
  { request: { headers } }: Attempt,
  { url, method, body }: OutgoingMessage,
  after: number,
  { arrivals, recorder, writer }: ArrivalParts,
): number | null {
  const target = parseTarget(url);
  if (!target.ok) return null;
  recorder.flush();
  const where = splitTarget(target.value.path);
  return arrivals.find({ method, ...where, headers, body, after, last: writer.lastSeq });
}
