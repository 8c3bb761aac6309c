import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Connection, ConnectionState } from './connection/connection.ts';
import type { Inputs } from './features/bench/model/inputs.ts';
import type { Catalogue } from './features/catalogue/catalogue-store.ts';
import type { CheckStore } from './features/check/model/check-store.ts';
import type { CommandDesk } from './features/commands/model/desk.ts';
import type { CompareStore } from './features/compare/model/compare-store.ts';
import type { DesktopStore } from './features/desktop/desktop-store.ts';
import type { EndpointStore } from './features/endpoints/endpoint-store.ts';
import type { ForwardStore } from './features/endpoints/forward/forward-store.ts';
import type { RuleDesk } from './features/endpoints/replies/rule-desk.ts';
import type { Imports } from './features/exchange/model/import-store.ts';
import type { FlowEditor } from './features/flows/model/editor-store.ts';
import type { FlowStore } from './features/flows/model/flow-store.ts';
import type { FlowRecorder } from './features/flows/model/recorder-store.ts';
import type { Timelines } from './features/flows/model/timeline-store.ts';
import type { FieldSource } from './features/inbox/explain/field-source.ts';
import type { Details } from './features/inbox/model/detail-store.ts';
import type { Inbox } from './features/inbox/model/inbox-store.ts';
import type { TimelineStore } from './features/inbox/timeline/timeline-store.ts';
import type { Insights } from './features/insights/model/insights.ts';
import type { Keeping } from './features/keeping/keeping-store.ts';
import type { Replays } from './features/replay/replay-store.ts';
import type { SecretStore } from './features/secrets/secret-store.ts';
import type { OwnProvidersStore } from './features/settings/own-providers/own-providers-store.ts';
import type { OperationStore } from './features/settings/receiver/operation-store.ts';
import type { Settings } from './features/settings/settings-store.ts';
import type { StorageStore } from './features/settings/storage/storage-store.ts';
import type { Transfer } from './features/settings/transfer/transfer-store.ts';
import type { WayBack } from './features/settings/transfer/way-back.ts';
import type { Directory } from './features/shell/directory-store.ts';
import type { DeliveryHistory } from './features/simulator/model/history.ts';
import type { Kept } from './features/simulator/model/kept.ts';
import type { Repeat } from './features/simulator/model/repeat.ts';
import type { Simulator } from './features/simulator/model/simulator.ts';
import type { OkayaStore } from './features/subscriptions/model/okaya-store.ts';
import type { Subscriptions } from './features/subscriptions/model/subscription-store.ts';
import type { PathStore } from './features/tunnel/model/path-store.ts';
import type { TunnelStore } from './features/tunnel/model/tunnel-store.ts';
import type { Host } from './host/host.ts';
import type { Speaker } from './ui/speaker.ts';

/** What the page is made of, built once at its entry. */
export interface Services {
  readonly host: Host;
  readonly connection: Connection;
  readonly settings: Settings;
  readonly desktop: DesktopStore;
  readonly directory: Directory;
  readonly endpoints: EndpointStore;
  readonly secrets: SecretStore;
  readonly tunnel: TunnelStore;
  readonly path: PathStore;
  readonly ruleDesk: RuleDesk;
  readonly forwards: ForwardStore;
  readonly replays: Replays;
  readonly ownProviders: OwnProvidersStore;
  readonly inbox: Inbox;
  readonly keeping: Keeping;
  readonly timeline: TimelineStore;
  readonly operation: OperationStore;
  readonly wayBack: WayBack;
  readonly transfer: Transfer;
  readonly storage: StorageStore;
  readonly details: Details;
  readonly fields: FieldSource;
  readonly catalogue: Catalogue;
  readonly insights: Insights;
  readonly flows: FlowStore;
  readonly flowEditor: FlowEditor;
  readonly flowRecorder: FlowRecorder;
  readonly timelines: Timelines;
  readonly benchInputs: Inputs;
  readonly simulator: Simulator;
  readonly repeat: Repeat;
  readonly kept: Kept;
  readonly deliveries: DeliveryHistory;
  readonly check: CheckStore;
  readonly okaya: OkayaStore;
  readonly subscriptions: Subscriptions;
  readonly imports: Imports;
  readonly compare: CompareStore;
  readonly speaker: Speaker;
  readonly commands: CommandDesk;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('A component is used outside the page.');
  return services;
}

export function useConnection<T>(select: (state: ConnectionState) => T): T {
  return useStore(useServices().connection.store, select);
}

/** What a store holds now, the component drawn again when the selected part changes. */
export function useSlice<S, T>(
  pick: (services: Services) => { store: StoreApi<S> },
  select: (state: S) => T,
): T {
  return useStore(pick(useServices()).store, select);
}
