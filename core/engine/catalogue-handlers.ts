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
import type { Tally } from '../store/tally.ts';
import { type Arrived, createArrivals } from './arrivals.ts';
import type { Hub } from './hub.ts';
import type { Recorder } from './recorder.ts';

export interface CatalogueParts {
  readonly reader: Reader;
  readonly tally: Tally;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly hub: Pick<Hub<unknown>, 'subscribe'>;
  readonly registry: RegistrySource;
  readonly historyName: string;
}

type CatalogueCalls = 'catalogue.list' | 'fields.of';

/** What the documents say: of every event type, and of the fields of one captured event. `seqFor` refuses unknown ids. */
export function catalogueHandlers(
  { reader, tally, recorder, hub, registry, historyName }: CatalogueParts,
  seqFor: (id: string) => number,
): Pick<CallHandlers, CatalogueCalls> {
  const arrivals = createArrivals({
    tally,
    newest: reader.lastInspected,
    isKnown: (provider, eventType) =>
      registry.current.find(provider)?.eventTypes.some(({ id }) => id === eventType) ?? false,
  });
  hub.subscribe((push) => {
    if (push.name === 'events.reinspected') arrivals.forget();
  });
  return {
    async 'catalogue.list'() {
      recorder.flush();
      const arrived = await arrivals.upToDate();
      const providers = catalogueOf(registry.current, (provider, eventType) =>
        toEvents(historyName, arrived.of(provider, eventType)),
      );
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
      return parsed?.ok ? explainFields(provider, parsed.value) : null;
    },
  };
}

function toEvents(historyName: string, arrived: Arrived | null): ArrivedEvents | null {
  if (!arrived) return null;
  const { count, lastSeq, lastAt } = arrived;
  return {
    count,
    lastId: eventId(historyName, lastSeq),
    lastSeq,
    lastAt: new Date(lastAt).toISOString(),
  };
}
