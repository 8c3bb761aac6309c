import { setMaxListeners } from 'node:events';
import { type ForwardTarget, MOST_AT_ONCE, type TargetHealth } from '../contract/forwarding.ts';
import type { Attempt } from '../sender/attempt.ts';
import { createBacklog, type Item } from './backlog.ts';
import { createGauge } from './gauge.ts';
import { deservesRetry, MOST_WAITING, probeWait, retryWait } from './rules.ts';

/** Time as the queue sees it: handed in, so that tests wait for nothing. */
export interface Timing {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls once after so many milliseconds, unless it is called off. */
  after(ms: number, run: () => void): () => void;
}

export interface QueueParts {
  readonly timing: Timing;
  /** Sends one event; null where there is none of its number any more. Never rejects. */
  send(item: Item, target: ForwardTarget, signal: AbortSignal): Promise<Attempt | null>;
  /** An attempt has ended; `last`: no other follows. */
  onAttempt(item: Item, attempt: Attempt, last: boolean): void;
  /** An event will not be sent: it is in the history no more, or was forgotten. */
  onGone(item: Item): void;
  /** Something is other than before. */
  onChange(): void;
}

/** The events that go to one target: so many at once, failed ones again, never more waiting than the limit. */
export interface TargetQueue {
  /** False where it is not sent: the target is switched off, or too many wait. `tries` and `kept` where some were made before a restart. */
  add(event: Pick<Item, 'seq' | 'provider' | 'eventType'> & Partial<Item>): boolean;
  set(target: ForwardTarget, paused: boolean): void;
  clear(): void;
  health(): Omit<TargetHealth, 'endpoint' | 'target' | 'url'>;
  /** Nothing is under way, and nothing waits that could go out. */
  readonly settled: boolean;
  /** Breaks off what is under way. */
  close(): void;
}

export function createTargetQueue(
  first: { target: ForwardTarget; paused: boolean },
  { timing, send, onAttempt, onGone, onChange }: QueueParts,
): TargetQueue {
  let { target, paused } = first;
  const backlog = createBacklog();
  const gauge = createGauge();
  const closing = new AbortController();
  // Every attempt listens to it.
  setMaxListeners(MOST_AT_ONCE + 1, closing.signal);
  let underWay = 0;
  let dropped = 0;
  let droppedBetween: [number, number] | null = null;
  let probeAt = 0;
  let callOff: (() => void) | null = null;

  const isOpen = (): boolean => !paused && target.enabled && !closing.signal.aborted;
  const hasRoom = (now: number): boolean =>
    gauge.down ? underWay === 0 && now >= probeAt : underWay < target.atOnce;

  const pump = (): void => {
    callOff?.();
    callOff = null;
    if (!isOpen()) return;
    const now = timing.now();
    while (hasRoom(now)) {
      const item = backlog.take(now);
      if (item === null) break;
      underWay += 1;
      void attempt(item);
    }
    const next = nextMoment();
    if (next !== null) callOff = timing.after(Math.max(0, next - now), pump);
  };
  /** When there is something to do that no ended attempt will remind of. */
  const nextMoment = (): number | null => {
    if (underWay > 0 && (gauge.down || underWay >= target.atOnce)) return null;
    const due = backlog.nextDue();
    return due !== null && gauge.down ? Math.max(due, probeAt) : due;
  };
  const attempt = async (item: Item): Promise<void> => {
    const probing = gauge.down;
    const ended = await send(item, target, closing.signal);
    underWay -= 1;
    if (closing.signal.aborted) return;
    if (ended) take(item, ended, probing);
    else onGone(item);
    onChange();
    pump();
  };
  const take = (item: Item, ended: Attempt, probing: boolean): void => {
    const now = timing.now();
    item.tries += 1;
    gauge.attempt(ended, now, probing);
    if (gauge.down) probeAt = now + probeWait(gauge.probes);
    const again = deservesRetry(ended) && item.tries < target.tries;
    if (again) backlog.retry(item, now + retryWait(item.tries));
    else gauge.ended(ended.ok, now);
    onAttempt(item, ended, !again);
  };

  return {
    add(event) {
      if (!target.enabled) return false;
      const waits = backlog.size < MOST_WAITING;
      if (waits) {
        backlog.add({ tries: 0, kept: { delivery: 0 }, ...event });
        pump();
      } else {
        dropped += 1;
        droppedBetween = [droppedBetween?.[0] ?? event.seq, event.seq];
      }
      onChange();
      return waits;
    },
    set(next, nowPaused) {
      target = next;
      paused = nowPaused;
      onChange();
      pump();
    },
    clear() {
      backlog.clear().forEach(onGone);
      onChange();
    },
    health: () => ({
      ...gauge.read(timing.now()),
      ...{ paused, dropped, droppedBetween, underWay },
      waiting: backlog.size,
    }),
    get settled() {
      return underWay === 0 && (backlog.size === 0 || !isOpen());
    },
    close() {
      closing.abort();
      callOff?.();
      backlog.clear();
    },
  };
}
