import { isDeepStrictEqual } from 'node:util';
import type { Lifecycle, LiveEvent } from './lifecycle.ts';

/** A remark on one event of a timeline. Only what a document forbids is an error. */
export interface TimelineRemark {
  readonly seq: number;
  readonly code: 'missing-start' | 'repeated' | 'out-of-order' | 'unusual' | 'late' | 'contradiction';
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

export interface Timeline {
  readonly subject: string;
  readonly events: readonly LiveEvent[];
  readonly remarks: readonly TimelineRemark[];
}

/** Events by their subject, the subject that was last heard of first. Events come oldest first. */
export function timelines(lifecycle: Lifecycle, events: readonly LiveEvent[]): Timeline[] {
  return groups(lifecycle, events)
    .map(({ subject, events: own }) => ({ subject, events: own, remarks: remarksOn(lifecycle, own) }))
    .sort((a, b) => (b.events.at(-1)?.seq ?? 0) - (a.events.at(-1)?.seq ?? 0));
}

export interface Group {
  readonly subject: string;
  events: LiveEvent[];
}

/** Events by their subject. Events come oldest first; those that say of nobody are left out. */
export function groups(lifecycle: Lifecycle, events: readonly LiveEvent[]): Group[] {
  const byKey = new Map<string, Group>();
  for (const event of events) {
    const keys = lifecycle.subjectKeys(event.eventType, event.body);
    const [subject] = keys;
    if (subject === undefined) continue;
    const known = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    const group = joined([...known]) ?? { subject, events: [] };
    group.events.push(event);
    // One event may tell that two subjects so far are one: all their keys lead to the same group from now on.
    for (const [key, owner] of byKey) if (known.has(owner)) byKey.set(key, group);
    for (const key of keys) byKey.set(key, group);
  }
  return [...new Set(byKey.values())];
}

/** The first of them, with the events of all, in the order in which they came. */
function joined(known: readonly Group[]): Group | null {
  const [first, ...others] = known;
  if (!first) return null;
  if (others.length > 0)
    first.events = [first, ...others].flatMap((group) => group.events).sort((a, b) => a.seq - b.seq);
  return first;
}

/** What the events of one subject, oldest first, are remarkable for. */
export function remarksOn(lifecycle: Lifecycle, events: readonly LiveEvent[]): TimelineRemark[] {
  const remarks: TimelineRemark[] = [];
  /** Without repetitions: what is repeated has been judged. */
  const course: LiveEvent[] = [];
  for (const event of events) {
    const twin = course.find((earlier) => isSame(earlier, event));
    if (twin) {
      remarks.push(repeated(lifecycle, twin, event));
      continue;
    }
    remarks.push(...placeRemarks(lifecycle, course, event), ...contradictions(lifecycle, course, event));
    course.push(event);
  }
  return remarks;
}

const isSame = (a: LiveEvent, b: LiveEvent): boolean =>
  a.eventType === b.eventType && isDeepStrictEqual(a.body, b.body);

function repeated({ duplicates }: Lifecycle, twin: LiveEvent, { seq }: LiveEvent): TimelineRemark {
  const why = duplicates ?? 'No document says when an event comes twice.';
  return {
    seq,
    code: 'repeated',
    severity: duplicates === null ? 'warning' : 'info',
    message: `The same event as #${twin.seq}. ${why}`,
  };
}

/** What the place of an event in its course says: at most one remark of order, and one of time. */
function placeRemarks(
  lifecycle: Lifecycle,
  course: readonly LiveEvent[],
  event: LiveEvent,
): TimelineRemark[] {
  const order = startRemark(lifecycle, course, event) ?? orderRemark(lifecycle, course, event);
  return [order, lateRemark(lifecycle, course, event)].filter((remark) => remark !== null);
}

function startRemark(
  { startOf, subjectLabel }: Lifecycle,
  course: readonly LiveEvent[],
  { seq, eventType, body }: LiveEvent,
): TimelineRemark | null {
  const start = startOf(eventType, body);
  if (start === null || course.some((earlier) => earlier.eventType === start)) return null;
  return {
    seq,
    code: 'missing-start',
    severity: 'warning',
    message: `No ${start} came before it, with which ${withArticle(subjectLabel)} begins. It may have come before the capture began.`,
  };
}

function orderRemark(
  { precedes, follows }: Lifecycle,
  course: readonly LiveEvent[],
  { seq, eventType }: LiveEvent,
): TimelineRemark | null {
  const overtaker = course.find((earlier) => precedes[eventType]?.includes(earlier.eventType));
  if (overtaker) {
    const message = `It came after #${overtaker.seq} ${overtaker.eventType}, before which it comes in every documented course.`;
    return { seq, code: 'out-of-order', severity: 'warning', message };
  }
  const last = course.at(-1);
  const allowed = last && follows[last.eventType];
  if (!allowed || allowed.includes(eventType)) return null;
  const message = `No documented course goes from ${last.eventType} to ${eventType}.`;
  return { seq, code: 'unusual', severity: 'warning', message };
}

function lateRemark(
  { durations }: Lifecycle,
  course: readonly LiveEvent[],
  event: LiveEvent,
): TimelineRemark | null {
  for (const { from, to, mostMs, words } of durations) {
    const start = to.includes(event.eventType)
      ? course.find(({ eventType }) => eventType === from)
      : undefined;
    if (!start || event.at - start.at <= mostMs) continue;
    return {
      seq: event.seq,
      code: 'late',
      severity: 'info',
      message: `It came ${daysBetween(start, event)} days after ${from}. ${words}`,
    };
  }
  return null;
}

function contradictions(
  lifecycle: Lifecycle,
  course: readonly LiveEvent[],
  event: LiveEvent,
): TimelineRemark[] {
  for (const earlier of course) {
    const message = lifecycle.contradicts(earlier, event);
    if (message !== null)
      return [
        {
          seq: event.seq,
          code: 'contradiction',
          severity: 'error',
          message: `Against #${earlier.seq}: ${message}`,
        },
      ];
  }
  return [];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const daysBetween = (from: LiveEvent, to: LiveEvent): string => ((to.at - from.at) / DAY_MS).toFixed(1);
const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
