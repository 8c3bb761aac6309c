import type { DriftReport } from './contract/drift-calls.ts';
import { createForms } from './insights/forms.ts';
import type { Registry } from './providers/registry.ts';
import type { TypeEvents, TypeName } from './store/type-events.ts';
import { readEvent } from './stored-event.ts';

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
