import type { HealthList } from '../contract/forward-calls.ts';
import type { ForwardAttempt, Forwarding, TargetHealth } from '../contract/forwarding.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Log } from '../log.ts';
import type { Attempt } from '../sender/attempt.ts';
import type { Sender } from '../sender/sender.ts';
import type { Deliveries, NewForward } from '../store/deliveries.ts';
import type { Item } from './backlog.ts';
import { cameFrom, forwardMessage } from './message.ts';
import { createTargetQueue, type QueueParts, type TargetQueue, type Timing } from './target-queue.ts';

/** How often the health of the targets is told at most, and how long ended attempts wait for their common commit. Milliseconds. */
const HEALTH_MS = 250;
const COMMIT_MS = 20;
/** Bytes of an answer's body that are looked at. */
const MOST_ANSWER = 1024 * 1024;

export interface ForwarderParts {
  readonly timing: Timing;
  readonly log: Log;
  /** The HTTP client, loaded with the first event that is forwarded. */
  readonly sender: () => Promise<Sender>;
  readonly read: (seq: number) => CapturedRequest | null;
  readonly deliveries: Pick<Deliveries, 'addForwards'>;
  /** How this Hookglass names itself in `Via`. */
  readonly self: string;
  readonly idOf: (seq: number) => string;
  readonly onHealth: (list: HealthList) => void;
  readonly onAttempts: (attempts: ForwardAttempt[]) => void;
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
  readonly slug: string;
  readonly id: string;
  url: string;
  readonly queue: TargetQueue;
}

export function createForwarder(parts: ForwarderParts): Forwarder {
  const { timing, self } = parts;
  let lanes: Lane[] = [];
  let bySlug = new Map<string, Lane[]>();
  const book = createBook(parts);
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
  const open = (slug: string, { targets, paused }: Forwarding): Lane[] =>
    targets.map((target) => {
      const known = lanes.find((lane) => lane.slug === slug && lane.id === target.id);
      if (known) {
        known.url = target.url;
        known.queue.set(target, paused);
        return known;
      }
      const lane = { slug, id: target.id, url: target.url };
      const queue: QueueParts = {
        timing,
        send: (item, to, signal) => send(parts, item, to, signal),
        onAttempt: (item, attempt, last) => book.add(lane, item, attempt, last),
        onChange: changed,
      };
      return Object.assign(lane, { queue: createTargetQueue({ target, paused }, queue) });
    });

  return {
    configure(endpoints) {
      const next = endpoints.map(({ slug, forwarding }) => [slug, open(slug, forwarding)] as const);
      const kept = next.flatMap(([, own]) => own);
      for (const lane of lanes) if (!kept.includes(lane)) lane.queue.close();
      if (lanes.length > 0 || kept.length > 0) changed();
      lanes = kept;
      bySlug = new Map(next.filter(([, own]) => own.length > 0));
    },
    take(events) {
      if (bySlug.size === 0) return;
      for (const { seq, request, inspection } of events) {
        const own = bySlug.get(request.endpoint ?? '');
        if (!own || request.capture !== 'complete' || cameFrom(request, self)) continue;
        const { provider, eventType } = inspection;
        for (const { queue } of own) queue.add({ seq, provider, eventType });
      }
    },
    health,
    clear(slug) {
      for (const { queue } of bySlug.get(slug) ?? []) queue.clear();
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
      lanes = [];
      bySlug = new Map();
      book.flush();
    },
  };
}

function healthOf({ slug, id, url, queue }: Lane): TargetHealth {
  return { endpoint: slug, target: id, url, ...queue.health() };
}

async function send(
  { sender, read, self }: ForwarderParts,
  { seq }: Item,
  { url, timeoutMs }: { readonly url: string; readonly timeoutMs: number },
  signal: AbortSignal,
): Promise<Attempt | null> {
  const client = await sender();
  const request = read(seq);
  if (request === null) return null;
  return client.send(forwardMessage(request, url, self), {
    ...{ timeoutMs, signal },
    maxResponseBytes: MOST_ANSWER,
    connection: 'kept',
  });
}

/** What has ended, written in common commits and told in common pushes: at a thousand a second each alone would cost the capture. */
function createBook({ timing, log, deliveries, idOf, onAttempts }: ForwarderParts) {
  let ended: NewForward[] = [];
  let told: ForwardAttempt[] = [];
  const flush = (): void => {
    if (ended.length === 0) return;
    const batch = ended;
    const attempts = told;
    ended = [];
    told = [];
    try {
      deliveries.addForwards(batch);
    } catch (thrown) {
      log.error('attempts to forward could not be stored', {
        count: batch.length,
        reason: thrown instanceof Error ? thrown.message : String(thrown),
      });
    }
    onAttempts(attempts);
  };
  return {
    flush,
    add(lane: Pick<Lane, 'slug' | 'id' | 'url'>, item: Item, attempt: Attempt, last: boolean): void {
      const { seq, kept, provider, eventType, tries } = item;
      ended.push({ seq, kept, provider, eventType, url: lane.url, attempt: stored(attempt) });
      told.push({
        ...{ endpoint: lane.slug, target: lane.id, url: lane.url, seq, last },
        event: idOf(seq),
        n: tries,
        status: attempt.response?.status ?? null,
        ok: attempt.ok,
        durationMs: attempt.timings.totalMs,
        error: attempt.error,
      });
      if (ended.length === 1) timing.after(COMMIT_MS, flush);
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
