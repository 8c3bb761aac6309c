import type { Clock } from '../clock.ts';
import type { Random } from '../compose/random.ts';
import type { CallHandlers } from '../contract/calls.ts';
import type { setupCalls } from '../contract/setup-calls.ts';
import type { Log } from '../log.ts';
import type { PendingAnswers } from './answering/pending.ts';
import { tryHandlers } from './answering/try-rules.ts';
import { createBenchWork } from './bench/handlers.ts';
import type { BenchRunner } from './bench/runner.ts';
import { catalogueHandlers } from './catalogue-handlers.ts';
import { checkHandlers } from './check-handlers.ts';
import { columnHandlers } from './column-handlers.ts';
import { compareHandlers } from './compare-handlers.ts';
import { driftHandlers } from './drift-handlers.ts';
import { createEndpointWork } from './endpoint-handlers.ts';
import type { Endpoints } from './endpoints.ts';
import { eventHandlers } from './event-handlers.ts';
import { exchangeHandlers } from './exchange/handlers.ts';
import { createFlowWork } from './flows/handlers.ts';
import type { ForwardWork } from './forwarding/forward-work.ts';
import { type Collaborators, createHandlers } from './handlers.ts';
import type { Hub } from './hub.ts';
import type { Inspecting } from './inspecting.ts';
import type { Jobs } from './jobs.ts';
import { createKeepingWork } from './keeping/handlers.ts';
import { lazySender } from './lazy-sender.ts';
import type { LiveRegistry } from './live-registry.ts';
import { createOkayaWork } from './okaya/handlers.ts';
import type { Addresses } from './okaya/targets.ts';
import type { OperationSettings } from './operation.ts';
import { ownProviderHandlers } from './own-provider-handlers.ts';
import type { Receiving } from './receiving.ts';
import type { Recorder, StoredEvent } from './recorder.ts';
import { createReinspection, type ReinspectionOptions } from './reinspect.ts';
import { createEndpointReinspection } from './reinspect-endpoints.ts';
import { replayHandlers } from './replay/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import type { OpenSearchRunner, SearchRunner } from './search/runner.ts';
import { createSearchWork } from './search/search-work.ts';
import { createSecretWork } from './secrets/handlers.ts';
import { secretLinks } from './secrets/links.ts';
import type { TrackedVault } from './secrets/tracked-vault.ts';
import { seqFinder } from './seq-finder.ts';
import { setupHandlers } from './setup/handlers.ts';
import { createSimulatorWork } from './simulator/handlers.ts';
import type { Storage } from './storage.ts';
import { createTimelineWork, type TimelineWork } from './timeline-handlers.ts';
import { toldDeliveries } from './told-deliveries.ts';
import { createTunnelWork, type TunnelWork } from './tunnel/handlers.ts';
import type { TunnelHost } from './tunnel/host.ts';
import { createTypeCounter, type TypeCounter } from './type-counter.ts';

/** What the host gives. */
export interface WorkOptions {
  readonly version: string;
  readonly dataDir: string | null;
  readonly incognito?: boolean;
  readonly tunnel?: TunnelHost;
  readonly fixturesDir: string;
  readonly vault: TrackedVault;
  readonly clock: Clock;
  readonly log: Log;
  readonly benchRunner: BenchRunner;
  readonly searchRunner?: OpenSearchRunner;
}

export interface WorkParts
  extends Pick<Collaborators, 'receiving' | 'notices' | 'state' | 'changed' | 'setCapture'> {
  readonly options: WorkOptions;
  readonly storage: Storage;
  readonly registry: LiveRegistry;
  readonly recorder: Recorder;
  readonly hub: Hub<StoredEvent>;
  readonly jobs: Jobs;
  readonly endpoints: Endpoints;
  readonly inspecting: Inspecting;
  readonly onUnreadable: ReinspectionOptions['onUnreadable'];
  readonly pending: PendingAnswers;
  readonly forwardWork: ForwardWork;
  readonly random: Random;
  readonly operation: OperationSettings;
}

export interface Work {
  /** What every call of the contract does. */
  readonly handlers: CallHandlers;
  /** Told of what was stored and inspected. */
  stored(events: readonly StoredEvent[]): void;
  /** Ends what runs beside the capture; the next start goes on with it. */
  stop(): void;
  /** After the last arrival. */
  close(): Promise<void>;
}

/**
 * What is done with what was captured: the features behind the calls, and inspections made anew. The host's options stand before our
 * parts where both are handed on: they may have `endpoints` too, those of the command line.
 */
export function createWork(parts: WorkParts): Work {
  const { options, storage, registry, recorder, hub, jobs, endpoints, inspecting, pending } = parts;
  const { clock, log, vault } = options;
  const { name, endpointTable: table } = storage;
  const types = createTypeCounter(storage.typeCounts, jobs);
  const { runner, searches } = createSearchWork({ ...options, ...storage, hub });
  const timeline = createTimelineWork({ ...storage, recorder, jobs });
  const anew = inspectedAnew(parts, { types, runner, timeline });
  const ofEndpoints = createEndpointReinspection(anew);
  const endpointWork = createEndpointWork({
    ...{ table, endpoints, vault, registry, log, hub },
    reinspection: ofEndpoints,
  });
  const deliveries = toldDeliveries(storage.deliveries, hub);
  const shared = { ...storage, deliveries, historyName: name, registry, recorder, hub, jobs, types, clock };
  const seqFor = seqFinder(recorder, name, storage.removals);
  const tunnel = createTunnelWork({ ...shared, ...options, receiving: parts.receiving, state: parts.state });
  const benchSources = {
    ...{ ...shared, seqFor, endpoints, vault },
    receiving: parts.receiving,
    publicUrl: tunnel.publicUrl,
  };
  const benchWork = createBenchWork(benchSources, options.benchRunner, hub);
  // In this order: what a command gives as endpoints is no list of them all.
  const simulator = createSimulatorWork({ ...options, ...benchSources });
  const replaySender = lazySender(options);
  const okayaWork = createOkayaWork({
    ...{ ...options, ...benchSources, hub },
    addresses: addressesOf(parts.receiving, tunnel),
  });
  const flowWork = createFlowWork({ ...shared, ...options, seqFor });
  const counters = [types, timeline];
  const removing = { storage, log, seqFor, counters, searches, onPurged: runner.removed };
  const keeping = createKeepingWork({ ...shared, ...removing });
  const links = secretLinks({ storage, endpoints, endpointWork, tunnel, okayaWork });
  const secretWork = createSecretWork({ ...parts, ...links, vault, log });
  const calls: Omit<CallHandlers, keyof typeof setupCalls> = {
    ...createHandlers({ ...shared, ...options, ...parts }),
    ...eventHandlers({ ...shared, seqFor, searches, pending }),
    ...searchHandlers({ ...shared, searches }),
    ...catalogueHandlers({ ...shared, seqFor }),
    ...driftHandlers(shared),
    ...benchWork.handlers,
    ...endpointWork.handlers,
    ...secretWork.handlers,
    ...keeping.handlers,
    ...columnHandlers(shared),
    ...timeline.handlers,
    ...flowWork.handlers,
    ...ownProviderHandlers(registry.own),
    ...parts.operation.handlers(hub, () => parts.receiving.restart().finally(parts.changed)),
    ...simulator.handlers,
    ...replayHandlers({ ...benchSources, sender: replaySender.get }),
    ...tryHandlers({ ...benchSources, inspecting, random: parts.random }),
    ...parts.forwardWork.handlers(seqFor),
    ...compareHandlers({ ...shared, seqFor }),
    ...exchangeHandlers({
      ...{ ...benchSources, version: options.version, inspecting, stored: searches.stored },
      ...{ runner, keeping },
    }),
    ...okayaWork.handlers,
    ...tunnel.handlers,
    ...checkHandlers({ ...shared, ...options }),
  };
  const handlers: CallHandlers = { ...calls, ...setupHandlers(calls) };
  const reinspection = createReinspection({ ...anew, clock, basis: () => registry.basis });
  registry.onChange((rejudge) => {
    hub.providersChanged();
    if (rejudge) reinspection.request();
  });

  return {
    handlers,
    stored: searches.stored,
    stop() {
      searches.close();
      tunnel.stop();
      benchWork.close();
      keeping.stop();
      simulator.close();
      replaySender.close();
      reinspection.stop();
      ofEndpoints.stop();
    },
    async close() {
      await okayaWork.close();
      await tunnel.close();
      await endpointWork.close();
      await secretWork.close();
      await flowWork.close();
      await runner.close();
    },
  };
}

interface Outdated {
  readonly types: TypeCounter;
  readonly runner: SearchRunner;
  readonly timeline: TimelineWork;
}

/** Where inspections are made anew, and who has to know. */
const inspectedAnew = (parts: WorkParts, { types, runner, timeline }: Outdated) => ({
  database: parts.storage.database,
  reader: parts.storage.reader,
  recorder: parts.recorder,
  inspect: parts.inspecting.inspect,
  onDone(count: number): void {
    types.forget();
    runner.reinspected();
    timeline.forget();
    parts.hub.reinspected(count);
  },
  lastSeq: () => parts.storage.writer.lastSeq,
  onUnreadable: parts.onUnreadable,
});

const addressesOf = (receiving: Receiving, { publicUrl, ca }: TunnelWork): Addresses => ({
  publicUrls: () => [publicUrl()].filter((url) => url !== null),
  localUrl: () => (receiving.state.status === 'listening' ? receiving.state.url : null),
  ca,
});
