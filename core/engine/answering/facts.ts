import type { Inspection } from '../../inspect/inspect.ts';
import type { CapturedRequest } from '../../inspect/record.ts';
import type { QueryFacts } from '../../query/facts.ts';
import { searchableBody } from '../../query/searchable.ts';

/** What a condition can ask of a request that is about to be answered: nobody has noted anything of it, and it has no reply yet. */
export function factsOf(request: CapturedRequest, inspection: Inspection): QueryFacts {
  const { headers, body, receivedAt, method, path, query, endpoint, capture } = request;
  return {
    ...{ id: null, seq: null, receivedAt, method, path, query, endpoint, capture },
    size: body.length,
    provider: inspection.provider,
    eventType: inspection.eventType,
    validation: inspection.validation.status,
    signature: inspection.signature.verdict,
    reply: null,
    pinned: false,
    note: null,
    replay: false,
    headers: () => headers,
    ...searchableBody(headers, body),
  };
}
