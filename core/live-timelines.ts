import { TIMELINE_LENGTH, TIMELINE_SUBJECTS, type TimelineList } from './contract/flow-calls.ts';
import type { Lifecycle, LiveEvent } from './flows/lifecycle.ts';
import { type Group, groups, remarksOn } from './flows/timeline.ts';
import type { Registry } from './providers/registry.ts';
import type { ProviderEvents } from './store/provider-events.ts';
import type { TypeEvents } from './store/type-events.ts';
import { readEvent } from './stored-event.ts';

export interface TimelineSource {
  readonly events: TypeEvents;
  readonly ofProvider: ProviderEvents;
  readonly historyName: string;
  readonly registry: Registry;
}

export interface TimelineRequest {
  readonly provider: string;
  /** Events to look at, the newest ones. */
  readonly limit: number;
}

/** Requests that are looked through in one step. */
const SPAN = 500;

/**
 * Holds the newest events of a provider against the courses that its documents know, subject by subject. A generator, so
 * that who runs it decides when to go on: each step gives how many events have been looked at. Throws `provider-not-found`.
 */
export function* lookAtTimelines(
  source: TimelineSource,
  request: TimelineRequest,
): Generator<number, TimelineList> {
  const { lifecycle } = source.registry.require(request.provider);
  if (!lifecycle) return { subjectLabel: null, subjects: [], looked: 0, unnamed: 0 };
  const events: LiveEvent[] = [];
  for (const event of newestFirst(source, request)) {
    if (event) events.push(event);
    yield events.length;
    if (events.length === request.limit) break;
  }
  const all = groups(lifecycle, events.reverse());
  const named = all.reduce((sum, group) => sum + group.events.length, 0);
  const subjects: TimelineList['subjects'] = [];
  for (const group of lastHeardOf(all)) {
    subjects.push(told(lifecycle, group));
    yield events.length;
  }
  const { subjectLabel } = lifecycle;
  return { subjectLabel, subjects, looked: events.length, unnamed: events.length - named };
}

/** With a null after each span: there may be thousands of requests between two events of a provider. */
function* newestFirst(source: TimelineSource, { provider }: TimelineRequest): Generator<LiveEvent | null> {
  for (let last = source.events.last(); last > 0; last -= SPAN) {
    for (const { seq, eventType } of source.ofProvider.find(provider, last, SPAN)) {
      const found = readEvent(source, seq);
      if (found)
        yield { ...found.event, at: Date.parse(found.event.receivedAt), eventType, body: found.body };
    }
    yield null;
  }
}

const lastHeardOf = (all: readonly Group[]): Group[] =>
  [...all]
    .sort((a, b) => (b.events.at(-1)?.seq ?? 0) - (a.events.at(-1)?.seq ?? 0))
    .slice(0, TIMELINE_SUBJECTS);

function told(lifecycle: Lifecycle, { subject, events }: Group): TimelineList['subjects'][number] {
  // Each event is held against all before it: without an end one subject could keep the capture waiting.
  const judged = events.slice(-TIMELINE_LENGTH);
  return {
    subject,
    events: judged.map(({ id, seq, at, eventType }) => ({
      id,
      seq,
      eventType,
      receivedAt: new Date(at).toISOString(),
    })),
    older: events.length - judged.length,
    remarks: remarksOn(lifecycle, judged),
  };
}
