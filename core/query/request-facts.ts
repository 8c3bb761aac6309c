import type { Inspection } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { QueryFacts } from './facts.ts';
import { searchableBody } from './searchable.ts';

/** What is known of a request beside itself and its inspection. */
export type KnownBeside = Pick<
  QueryFacts,
  'id' | 'seq' | 'reply' | 'pinned' | 'note' | 'replay' | 'imported'
>;

/** Of a request that has just come: neither stored nor answered. */
export const notStored: KnownBeside = {
  ...{ id: null, seq: null, reply: null },
  ...{ pinned: false, note: null, replay: false, imported: false },
};

/** The facts of a captured request. Its inspection is asked for only where a term needs it; null where it has none. */
export function requestFacts(
  request: CapturedRequest,
  inspection: () => Pick<Inspection, 'provider' | 'eventType' | 'validation' | 'signature'> | null,
  beside: KnownBeside = notStored,
): QueryFacts {
  const { receivedAt, method, path, query, endpoint, capture, headers, body } = request;
  return {
    ...beside,
    ...{ receivedAt, method, path, query, endpoint, capture },
    size: body.length,
    get provider() {
      return inspection()?.provider ?? null;
    },
    get eventType() {
      return inspection()?.eventType ?? null;
    },
    get validation() {
      return inspection()?.validation.status ?? null;
    },
    get signature() {
      return inspection()?.signature.verdict ?? null;
    },
    headers: () => headers,
    ...searchableBody(headers, body),
  };
}
