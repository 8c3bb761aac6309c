import type { Clock } from '../clock.ts';
import type { CallHandlers } from '../contract/calls.ts';
import type { Log } from '../log.ts';
import type { Vault } from '../vault/vault.ts';
import { createBenchWork } from './bench/handlers.ts';
import type { BenchRunner } from './bench/runner.ts';
import { catalogueHandlers } from './catalogue-handlers.ts';
import { checkHandlers } from './check-handlers.ts';
import { driftHandlers } from './drift-handlers.ts';
import { createEndpointWork } from './endpoint-handlers.ts';
import type { Endpoints } from './endpoints.ts';
import { eventHandlers } from './event-handlers.ts';
import { createFlowWork } from './flows/handlers.ts';
import { type Collaborators, createHandlers } from './handlers.ts';
import type { Hub } from './hub.ts';
import type { Inspecting } from './inspecting.ts';
import type { Jobs } from './jobs.ts';
import type { LiveRegistry } from './live-registry.ts';
import { ownProviderHandlers } from './own-provider-handlers.ts';
import type { Recorder, StoredEvent } from './recorder.ts';
import { createReinspection, type ReinspectionOptions } from './reinspect.ts';
import { createEndpointReinspection } from './reinspect-endpoints.ts';
import { seqFinder } from './seq-finder.ts';
import { createSimulatorWork } from './simulator/handlers.ts';
import type { Storage } from './storage.ts';
import { toldDeliveries } from './told-deliveries.ts';
import { createTypeCounter } from './type-counter.ts';

/** What the host gives. */
export interface WorkOptions {
  readonly dataDir: string | null;
  readonly fixturesDir: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly benchRunner: BenchRunner;
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
}

export interface Work {
  /** What every call of the contract does. */
  readonly handlers: CallHandlers;
  /** Ends what runs beside the capture; the next start goes on with it. */
  stop(): void;
  /** After the last arrival. */
  close(): Promise<void>;
}

/** What is done with what was captured: the features behind the calls, and inspections made anew. */
export function createWork(parts: WorkParts): Work {
  const { options, storage, registry, recorder, hub, jobs, endpoints, inspecting } = parts;
  const { clock, log, vault } = options;
  const { name, writer, endpointTable: table } = storage;
  const types = createTypeCounter(storage.typeCounts, jobs);
  const anew = {
    database: storage.database,
    reader: storage.reader,
    recorder,
    inspect: inspecting.inspect,
    onDone(count: number) {
      types.forget();
      hub.reinspected(count);
    },
    lastSeq: () => writer.lastSeq,
    onUnreadable: parts.onUnreadable,
  };
  const ofEndpoints = createEndpointReinspection(anew);
  const endpointWork = createEndpointWork({
    table,
    endpoints,
    vault,
    registry,
    log,
    hub,
    reinspection: ofEndpoints,
  });
  const deliveries = toldDeliveries(storage.deliveries, hub);
  const shared = { ...storage, deliveries, historyName: name, registry, recorder, hub, jobs, types, clock };
  const seqFor = seqFinder(recorder, name);
  const benchSources = { ...shared, seqFor, endpoints, vault, receiving: parts.receiving };
  const benchWork = createBenchWork(benchSources, options.benchRunner, hub);
  const simulator = createSimulatorWork({ ...benchSources, ...options });
  const flowWork = createFlowWork({ ...shared, ...options, seqFor });
  const handlers: CallHandlers = {
    ...createHandlers({ ...shared, ...options, ...parts }),
    ...eventHandlers({ ...shared, seqFor }),
    ...catalogueHandlers({ ...shared, seqFor }),
    ...driftHandlers(shared),
    ...benchWork.handlers,
    ...endpointWork.handlers,
    ...flowWork.handlers,
    ...ownProviderHandlers(registry.own),
    ...simulator.handlers,
    ...checkHandlers({ ...shared, ...options }),
  };
  const reinspection = createReinspection({ ...anew, clock, basis: () => registry.basis });
  registry.onChange((rejudge) => {
    hub.providersChanged();
    if (rejudge) reinspection.request();
  });

  return {
    handlers,
    stop() {
      benchWork.close();
      simulator.close();
      reinspection.stop();
      ofEndpoints.stop();
    },
    async close() {
      await endpointWork.close();
      await flowWork.close();
    },
  };
}
