import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import type { Connection } from '../../../connection/connection.ts';

/** What the documents say of the fields of captured events. */
export interface FieldSource {
  /** null where the event is not JSON, or of no provider. Rejects where the engine cannot be asked; the next call asks again. */
  of(eventId: string): Promise<ExplainedFields | null>;
}

/** So many events are remembered: a user goes back and forth between a few. */
const REMEMBERED = 20;

/** Asks once for each event; only when someone wants to know, since most events are passed by. */
export function createFieldSource(connection: Connection): FieldSource {
  const known = new Map<string, Promise<ExplainedFields | null>>();
  const forget = (): void => known.clear();
  connection.onLive(forget);
  connection.onPush((push) => {
    // Judged anew, an event may be of another type.
    if (push.name === 'events.reinspected') forget();
  });

  return {
    of(eventId) {
      const before = known.get(eventId);
      if (before) return before;
      const asked = connection.call('fields.of', { id: eventId });
      known.set(eventId, asked);
      asked.catch(() => known.get(eventId) === asked && known.delete(eventId));
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
      return asked;
    },
  };
}
