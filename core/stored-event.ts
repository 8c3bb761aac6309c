import type { EventRef } from './contract/drift-calls.ts';
import { HookglassError } from './contract/errors.ts';
import { decodeBody } from './inspect/body.ts';
import { parseJson } from './inspect/json.ts';
import { eventId } from './store/ids.ts';
import type { StoredBody, TypeEvents } from './store/type-events.ts';

export interface EventSource {
  readonly events: Pick<TypeEvents, 'read'>;
  readonly historyName: string;
}

/** null where it gives no JSON: of an event with a type that is a damaged row, or one of other rules. */
export function readEvent(
  { events, historyName }: EventSource,
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
function readOrSkip(events: EventSource['events'], seq: number): StoredBody | null {
  try {
    return events.read(seq);
  } catch (thrown) {
    if (thrown instanceof HookglassError && thrown.code === 'history-damaged') return null;
    throw thrown;
  }
}
