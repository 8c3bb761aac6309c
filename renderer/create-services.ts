import { createConnection } from './connection/connection.ts';
import { createInputs } from './features/bench/model/inputs.ts';
import { createCatalogue } from './features/catalogue/catalogue-store.ts';
import { createCheckStore } from './features/check/model/check-store.ts';
import { createEndpointStore } from './features/endpoints/endpoint-store.ts';
import { createFlowStore } from './features/flows/model/flow-store.ts';
import { createTimelines } from './features/flows/model/timeline-store.ts';
import { createFieldSource } from './features/inbox/explain/field-source.ts';
import { pageClocks } from './features/inbox/model/batch.ts';
import { createDetails } from './features/inbox/model/detail-store.ts';
import { createInbox } from './features/inbox/model/inbox-store.ts';
import { createInsights } from './features/insights/model/insights.ts';
import { createOwnProviders } from './features/settings/own-providers/own-providers-store.ts';
import { createSettings } from './features/settings/settings-store.ts';
import { createDirectory } from './features/shell/directory-store.ts';
import { createDeliveryHistory } from './features/simulator/model/history.ts';
import { createKept } from './features/simulator/model/kept.ts';
import { createRepeat } from './features/simulator/model/repeat.ts';
import { createSimulator } from './features/simulator/model/simulator.ts';
import type { Host } from './host/host.ts';
import type { Services } from './services.ts';
import { createSpeaker } from './ui/speaker.ts';

export function createServices(host: Host): Services {
  const connection = createConnection(host);
  return {
    host,
    connection,
    settings: createSettings(host),
    directory: createDirectory(connection),
    endpoints: createEndpointStore(connection),
    ownProviders: createOwnProviders(connection),
    inbox: createInbox(connection, pageClocks),
    details: createDetails(connection, pageClocks),
    fields: createFieldSource(connection),
    catalogue: createCatalogue(connection, pageClocks),
    insights: createInsights(connection, pageClocks, () => crypto.randomUUID()),
    flows: createFlowStore(connection),
    timelines: createTimelines(connection, () => crypto.randomUUID()),
    benchInputs: createInputs(),
    simulator: createSimulator(connection, () => crypto.randomUUID()),
    repeat: createRepeat(connection, () => crypto.randomUUID()),
    kept: createKept(connection),
    deliveries: createDeliveryHistory(connection),
    check: createCheckStore(connection, () => crypto.randomUUID()),
    speaker: createSpeaker(),
  };
}
