import { createConnection } from './connection/connection.ts';
import { createInputs } from './features/bench/model/inputs.ts';
import { createCatalogue } from './features/catalogue/catalogue-store.ts';
import { createCheckStore } from './features/check/model/check-store.ts';
import { createCommandDesk } from './features/commands/model/desk.ts';
import { openPlace } from './features/commands/open-place.ts';
import { createCompareStore } from './features/compare/model/compare-store.ts';
import { createDesktopStore } from './features/desktop/desktop-store.ts';
import { createEndpointStore } from './features/endpoints/endpoint-store.ts';
import { createForwardStore } from './features/endpoints/forward/forward-store.ts';
import { createRuleDesk } from './features/endpoints/replies/rule-desk.ts';
import { createImports } from './features/exchange/model/import-store.ts';
import { createFlowEditor } from './features/flows/model/editor-store.ts';
import { createFlowStore } from './features/flows/model/flow-store.ts';
import { createFlowRecorder } from './features/flows/model/recorder-store.ts';
import { createTimelines } from './features/flows/model/timeline-store.ts';
import { createFieldSource } from './features/inbox/explain/field-source.ts';
import { pageClocks } from './features/inbox/model/batch.ts';
import { createDetails } from './features/inbox/model/detail-store.ts';
import { createInbox } from './features/inbox/model/inbox-store.ts';
import { createTimeline } from './features/inbox/timeline/timeline-store.ts';
import { createInsights } from './features/insights/model/insights.ts';
import { createKeeping } from './features/keeping/keeping-store.ts';
import { createReplays } from './features/replay/replay-store.ts';
import { createSecretStore } from './features/secrets/secret-store.ts';
import { createOwnProviders } from './features/settings/own-providers/own-providers-store.ts';
import { createOperationStore } from './features/settings/receiver/operation-store.ts';
import { createSettings } from './features/settings/settings-store.ts';
import { createStorageStore } from './features/settings/storage/storage-store.ts';
import { createTransfer } from './features/settings/transfer/transfer-store.ts';
import { createWayBack } from './features/settings/transfer/way-back.ts';
import { createDirectory } from './features/shell/directory-store.ts';
import { routeOf } from './features/shell/sections.ts';
import { createDeliveryHistory } from './features/simulator/model/history.ts';
import { createKept } from './features/simulator/model/kept.ts';
import { createRepeat } from './features/simulator/model/repeat.ts';
import { createSimulator } from './features/simulator/model/simulator.ts';
import { createOkayaStore } from './features/subscriptions/model/okaya-store.ts';
import { createSubscriptions } from './features/subscriptions/model/subscription-store.ts';
import { afterPaint, createPathStore } from './features/tunnel/model/path-store.ts';
import { createTunnelStore } from './features/tunnel/model/tunnel-store.ts';
import type { Host } from './host/host.ts';
import { isMac } from './host/is-mac.ts';
import type { Services } from './services.ts';
import { createSpeaker } from './ui/speaker.ts';

export function createServices(host: Host): Services {
  const connection = createConnection(host);
  const settings = createSettings(host);
  const desktop = createDesktopStore(host.desktop);
  const wayBack = createWayBack();
  const okaya = createOkayaStore(connection);
  const speaker = createSpeaker();
  return {
    host,
    connection,
    settings,
    desktop,
    directory: createDirectory(connection),
    endpoints: createEndpointStore(connection),
    secrets: createSecretStore(connection),
    tunnel: createTunnelStore(connection),
    path: createPathStore(connection, () => crypto.randomUUID(), afterPaint),
    ruleDesk: createRuleDesk(),
    forwards: createForwardStore(connection),
    replays: createReplays(connection, () => crypto.randomUUID()),
    ownProviders: createOwnProviders(connection),
    inbox: createInbox({
      ...{ connection, clocks: pageClocks, newId: () => crypto.randomUUID() },
      onLeave: () => settings.set({ search: '' }),
    }),
    keeping: createKeeping(connection),
    timeline: createTimeline(connection, pageClocks),
    operation: createOperationStore(connection),
    wayBack,
    transfer: createTransfer({ host, connection, settings, desktop, wayBack, now: Date.now }),
    storage: createStorageStore(connection, () => crypto.randomUUID()),
    details: createDetails(connection, pageClocks),
    fields: createFieldSource(connection),
    catalogue: createCatalogue(connection, pageClocks),
    insights: createInsights(connection, pageClocks, () => crypto.randomUUID()),
    flows: createFlowStore(connection, settings),
    flowEditor: createFlowEditor(connection),
    flowRecorder: createFlowRecorder(connection),
    timelines: createTimelines(connection, () => crypto.randomUUID()),
    benchInputs: createInputs(),
    simulator: createSimulator(connection, () => crypto.randomUUID()),
    repeat: createRepeat(connection, () => crypto.randomUUID()),
    kept: createKept(connection),
    deliveries: createDeliveryHistory(connection),
    check: createCheckStore(connection, () => crypto.randomUUID()),
    okaya,
    subscriptions: createSubscriptions(connection, okaya, () => crypto.randomUUID()),
    imports: createImports(connection, () => crypto.randomUUID()),
    compare: createCompareStore(connection),
    speaker,
    commands: createCommandDesk({
      ...{ settings, say: speaker.say, mac: isMac(host), desktop: host.desktop !== null },
      section: () => routeOf(window.location.hash).section,
      go: (section) => openPlace(`#/${section}`),
    }),
  };
}
