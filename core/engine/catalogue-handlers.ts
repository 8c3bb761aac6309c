import { eventNotFound } from '../archive.ts';
import { catalogueOf } from '../catalogue.ts';
import type { CallHandlers } from '../contract/calls.ts';
import type { ArrivedEvents } from '../contract/catalogue-calls.ts';
import { decodeBody } from '../inspect/body.ts';
import { explainFields } from '../inspect/explain.ts';
import { parseJson } from '../inspect/json.ts';
import type { RegistrySource } from '../providers/registry.ts';
import { eventId } from '../store/ids.ts';
import type { Reader } from '../store/reader.ts';
import type { TypeCount, TypeCounts } from '../store/type-counts.ts';
import type { Recorder } from './recorder.ts';
import type { SeqFinder } from './seq-finder.ts';
import type { TypeCounter } from './type-counter.ts';

export interface CatalogueParts {
  readonly reader: Reader;
  readonly types: TypeCounter;
  readonly typeCounts: TypeCounts;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly registry: RegistrySource;
  readonly historyName: string;
  readonly seqFor: SeqFinder;
}

type CatalogueCalls = 'catalogue.list' | 'fields.of';

/** What the documents say: of every event type, and of the fields of one captured event. */
export function catalogueHandlers(parts: CatalogueParts): Pick<CallHandlers, CatalogueCalls> {
  const { reader, recorder, registry, historyName, typeCounts, seqFor } = parts;
  const toEvents = ({ count, lastSeq }: TypeCount): ArrivedEvents => ({
    count,
    lastId: eventId(historyName, lastSeq),
    lastSeq,
    lastAt: new Date(typeCounts.receivedAt(lastSeq) ?? 0).toISOString(),
  });
  return {
    async 'catalogue.list'() {
      recorder.flush();
      const { types } = await parts.types.count(reader.lastInspected());
      const arrived = new Map(types.map((type) => [`${type.provider}/${type.eventType}`, type]));
      const providers = catalogueOf(registry.current, (provider, eventType) => {
        const found = arrived.get(`${provider}/${eventType}`);
        return found ? toEvents(found) : null;
      });
      return { providers };
    },
    'fields.of'({ id }) {
      const seq = seqFor(id);
      const request = reader.request(seq);
      const detail = reader.detail(seq);
      if (!request || !detail) throw eventNotFound(id);
      const provider = detail.provider === null ? undefined : registry.current.find(detail.provider);
      if (!provider) return null;
      const decoded = decodeBody(request.headers, request.body);
      const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
      return parsed?.ok ? explainFields(provider, parsed.value, request.headers) : null;
    },
  };
}
