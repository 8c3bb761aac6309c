import type { DriftReport, EventRef } from './contract/drift-calls.ts';
import { HookglassError } from './contract/errors.ts';
import { createForms } from './insights/forms.ts';
import { decodeBody } from './inspect/body.ts';
import { parseJson } from './inspect/json.ts';
import type { Registry } from './providers/registry.ts';
import { eventId } from './store/ids.ts';
import type { StoredBody, TypeEvents, TypeName } from './store/type-events.ts';

export interface DriftSource {
  readonly events: TypeEvents;
  readonly historyName: string;
  readonly registry: Registry;
}

export interface DriftRequest extends TypeName {
  /** Events to look at, the newest ones. */
  readonly limit: number;
}

/** Requests that are looked through for events of the type in one step. */
const SPAN = 500;

/**
 * Looks at the newest events of a type and tells how they differ from its document. A generator, so that who runs it
 * decides when to go on: each step gives how many events have been looked at.
 */
export function* lookAtDrift(source: DriftSource, request: DriftRequest): Generator<number, DriftReport> {
  const forms = createForms(source.registry, request);
  let looked = 0;
  let unreadable = 0;
  for (const row of newestFirst(source.events, request)) {
    if (looked === request.limit) break;
    const found = row?.readable ? readEvent(source, row.seq) : null;
    if (found) forms.add(found.body, found.event);
    else if (row) unreadable += 1;
    if (row?.readable) looked += 1;
    yield looked;
  }
  const { provider, eventType } = request;
  const { fields, ...rest } = forms.report();
  return { provider, eventType, ...rest, unreadable, fields };
}

/** With a null after each span: there may be thousands of requests between two events of a type. */
function* newestFirst(
  events: TypeEvents,
  type: TypeName,
): Generator<{ seq: number; readable: boolean } | null> {
  for (let last = events.last(); last > 0; last -= SPAN) {
    yield* events.find(type, last, SPAN);
    yield null;
  }
}

/** null where it gives no JSON: of an event with a type that is a damaged row, or one of other rules. */
function readEvent(
  { events, historyName }: DriftSource,
  seq: number,
): { body: unknown; event: EventRef } | null {
  const stored = readOrSkip(events, seq);
  const decoded = stored && decodeBody(stored.headers, stored.body);
  const parsed = decoded?.ok ? parseJson(decoded.bytes) : null;
  if (!stored || !parsed?.ok) return null;
  const receivedAt = new Date(stored.receivedAt).toISOString();
  return { body: parsed.value, event: { id: eventId(historyName, seq), seq, receivedAt } };
}

/** A row that a damaged file does not give back must not cost what the others tell. */
function readOrSkip(events: TypeEvents, seq: number): StoredBody | null {
  try {
    return events.read(seq);
  } catch (thrown) {
    if (thrown instanceof HookglassError && thrown.code === 'history-damaged') return null;
    throw thrown;
  }
}
