import type { HealthList } from '../contract/forward-calls.ts';
import type { Forwarding, ForwardTarget, TargetHealth } from '../contract/forwarding.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Attempt } from '../sender/attempt.ts';
import type { Sender } from '../sender/sender.ts';
import type { Item } from './backlog.ts';
import { type BookParts, createBook } from './book.ts';
import { cameFrom, forwardMessage } from './message.ts';
import { createProgress, type Progress } from './progress.ts';
import { resume, type Waiting } from './resume.ts';
import { createTargetQueue, type QueueParts, type TargetQueue } from './target-queue.ts';

/** How often the health of the targets is told at most. Milliseconds. */
const HEALTH_MS = 250;
/** After so many events the marks are written though nothing was sent: so many are looked through at most after a death. */
const MARK_EVERY = 1_000;
/** Bytes of an answer's body that are looked at. */
const MOST_ANSWER = 1024 * 1024;

export interface ForwarderParts extends BookParts {
  /** The HTTP client, loaded with the first event that is forwarded. */
  readonly sender: () => Promise<Sender>;
  readonly read: (seq: number) => CapturedRequest | null;
  /** Whether what waits at a target goes on after a restart: not at those of the command line, which are for one run. */
  readonly outlives: (target: ForwardTarget) => boolean;
  /** How this Hookglass names itself in `Via`. */
  readonly self: string;
  readonly onHealth: (list: HealthList) => void;
}

/** An event that was stored and answered. */
export interface Arrived {
  readonly seq: number;
  readonly request: CapturedRequest;
  readonly inspection: { readonly provider: string | null; readonly eventType: string | null };
}

/** Sends what arrives to the targets of its endpoint, beside the capture and never before its answer. */
export interface Forwarder {
  /** The endpoints as they are now; a target that is gone takes what waits for it along. */
  configure(endpoints: readonly { readonly slug: string; readonly forwarding: Forwarding }[]): void;
  take(events: readonly Arrived[]): void;
  health(): HealthList;
  clear(slug: string): void;
  /** Whether nothing was left within so many milliseconds. */
  settle(timeoutMs: number): Promise<boolean>;
  /** Breaks off what is under way and writes what has ended. */
  close(): void;
}

interface Lane {
  readonly endpoint: string;
  readonly target: string;
  url: string;
  readonly queue: TargetQueue;
  readonly progress: Progress;
  readonly outlives: boolean;
}

export function createForwarder(parts: ForwarderParts): Forwarder {
  const { timing, self, lastSeq } = parts;
  let lanes: Lane[] = [];
  let bySlug = new Map<string, Lane[]>();
  const book = createBook(parts, () => lanes.filter(lasting));
  let markedAt = lastSeq();
  const waiting = new Set<() => void>();
  let healthDue = false;

  const health = (): HealthList => ({ targets: lanes.map(healthOf) });
  const changed = (): void => {
    if (!healthDue) {
      healthDue = true;
      timing.after(HEALTH_MS, () => {
        healthDue = false;
        parts.onHealth(health());
      });
    }
    if (waiting.size > 0 && isSettled()) for (const done of waiting) done();
  };
  const isSettled = (): boolean => lanes.every(({ queue }) => queue.settled);
  const open = (endpoint: string, { targets, paused }: Forwarding): Lane[] =>
    targets.map((target) => {
      const known = lanes.find((lane) => lane.endpoint === endpoint && lane.target === target.id);
      if (known) {
        known.url = target.url;
        known.queue.set(target, paused);
        return known;
      }
      const lane = {
        ...{ endpoint, target: target.id, url: target.url },
        ...{ progress: createProgress(lastSeq()), outlives: parts.outlives(target) },
      };
      const queue: QueueParts = {
        timing,
        send: (item, to, signal) => send(parts, item, to, signal),
        onAttempt(item, attempt, last) {
          book.add(lane, item, attempt, last);
          if (last) lane.progress.ended(item.seq);
        },
        onGone({ seq }) {
          lane.progress.ended(seq);
          book.touch();
        },
        onChange: changed,
      };
      return Object.assign(lane, { queue: createTargetQueue({ target, paused }, queue) });
    });
  const enqueue = ({ queue, progress }: Lane, event: Waiting): void => {
    if (queue.add(event)) progress.opened(event.seq);
    else {
      progress.passedOver(event.seq);
      book.touch();
    }
  };

  return {
    configure(endpoints) {
      // What ended under the old settings is not to be asked again under the new ones.
      book.flush();
      const next = endpoints.map(({ slug, forwarding }) => [slug, open(slug, forwarding)] as const);
      const kept = next.flatMap(([, own]) => own);
      const before = lanes;
      for (const lane of before) if (!kept.includes(lane)) lane.queue.close();
      if (before.length > 0 || kept.length > 0) changed();
      lanes = kept;
      bySlug = new Map(next.filter(([, own]) => own.length > 0));
      resume(parts, kept.filter(lasting), before, enqueue);
    },
    take(events) {
      if (bySlug.size === 0) return;
      for (const { seq, request, inspection } of events) {
        const own = bySlug.get(request.endpoint ?? '');
        if (!own || request.capture !== 'complete' || cameFrom(request, self)) continue;
        const { provider, eventType } = inspection;
        for (const lane of own) enqueue(lane, { seq, provider, eventType });
      }
      if (lastSeq() - markedAt < MARK_EVERY) return;
      markedAt = lastSeq();
      book.touch();
    },
    health,
    clear(slug) {
      for (const { queue } of bySlug.get(slug) ?? []) queue.clear();
      // At once: the user said so.
      book.flush();
    },
    settle: (timeoutMs) =>
      new Promise((resolve) => {
        const end = (settled: boolean): void => {
          callOff();
          waiting.delete(done);
          book.flush();
          resolve(settled);
        };
        const done = (): void => end(true);
        const callOff = timing.after(timeoutMs, () => end(isSettled()));
        waiting.add(done);
        if (isSettled()) done();
      }),
    close() {
      for (const { queue } of lanes) queue.close();
      book.flush();
      lanes = [];
      bySlug = new Map();
    },
  };
}

const lasting = ({ outlives }: Lane): boolean => outlives;

function healthOf({ endpoint, target, url, queue }: Lane): TargetHealth {
  return { endpoint, target, url, ...queue.health() };
}

async function send(
  { sender, read, self }: ForwarderParts,
  { seq }: Item,
  { url, timeoutMs }: { readonly url: string; readonly timeoutMs: number },
  signal: AbortSignal,
): Promise<Attempt | null> {
  const client = await sender();
  const request = read(seq);
  // What waited before a restart was not looked at since.
  if (request === null || cameFrom(request, self)) return null;
  return client.send(forwardMessage(request, url, self), {
    ...{ timeoutMs, signal },
    maxResponseBytes: MOST_ANSWER,
    connection: 'kept',
  });
}
