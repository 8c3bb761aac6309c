import { join } from 'node:path';
import { pid } from 'node:process';
import type { Clock } from '../clock.ts';
import { type Random, systemRandom } from '../compose/random.ts';
import { type CallHandlers, type CallName, calls } from '../contract/calls.ts';
import { describeIssues, HookglassError } from '../contract/errors.ts';
import type { Durability } from '../contract/operation-calls.ts';
import type { Caller } from '../contract/port.ts';
import type { ReceiverLimits } from '../contract/receiver-limits.ts';
import type { Callee } from '../contract/rpc.ts';
import type { EngineState, Notice } from '../contract/state.ts';
import type { Log } from '../log.ts';
import { OWN_PROVIDERS } from '../own-providers/own-providers.ts';
import { replies } from '../receiver/reply.ts';
import type { OpenCheckpoints } from '../store/checkpoints.ts';
import type { Vault } from '../vault/vault.ts';
import { createPendingAnswers } from './answering/pending.ts';
import type { BenchRunner } from './bench/runner.ts';
import {
  checkForAll,
  checkGiven,
  createEndpoints,
  type GivenEndpoint,
  type GivenForAll,
  nothingGiven,
} from './endpoints.ts';
import { createForwardWork } from './forwarding/forward-work.ts';
import { createHub } from './hub.ts';
import { createInspecting } from './inspecting.ts';
import { createJobs } from './jobs.ts';
import { type LiveRegistry, openLiveRegistry } from './live-registry.ts';
import { createNotices, historySetAside } from './notices.ts';
import { createOperation } from './operation.ts';
import { createReceiving } from './receiving.ts';
import { createRecorder, type StoredEvent, summarise } from './recorder.ts';
import type { OpenSearchRunner } from './search/runner.ts';
import { trackVault } from './secrets/tracked-vault.ts';
import { openIncognito, openStorage, type Storage } from './storage.ts';
import { createTroubles } from './troubles.ts';
import type { TunnelHost } from './tunnel/host.ts';
import { createWork } from './work.ts';

export interface EngineOptions {
  /** Folder of the history; null keeps it in memory only. */
  readonly dataDir: string | null;
  /** Keeps no history, but has the endpoints and drafts of the one in `dataDir`, which is only read. */
  readonly incognito?: boolean;
  /** Folder of the templates. */
  readonly fixturesDir: string;
  readonly version: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the host: they hold where the history has none of its own. */
  readonly limits?: ReceiverLimits;
  /** From the command line, for this run; else what the history says. */
  readonly durability?: Durability;
  /** From the command line, for this run. */
  readonly endpoints?: readonly GivenEndpoint[];
  /** The same, for every endpoint: rules before its own, targets beside its own. */
  readonly forAll?: GivenForAll;
  /** Decides what rules leave to chance; the system's where it is not given. */
  readonly random?: Random;
  /** What the host has to tell the user. */
  readonly notices?: readonly Notice[];
  /** What runs the bench's searches: a worker's thread in the app, slices of this thread where no worker was built. */
  readonly benchRunner: BenchRunner;
  /** What searches the history: a thread in the app; slices of this thread where it is not given. */
  readonly searchRunner?: OpenSearchRunner;
  /** What brings the history's write-ahead log into its file; the writer itself where it is not given. */
  readonly checkpoints?: OpenCheckpoints;
  /** What opens tunnels; without it there are none in this host. */
  readonly tunnel?: TunnelHost;
  /** Parses what handlers give as well: for tests and development. */
  readonly checkOutputs?: boolean;
}

export interface Engine extends Callee {
  /** Stops listening, writes what waits and closes the history. */
  close(): Promise<void>;
}

/**
 * Builds an engine. Rejects where the data folder cannot be had, or an endpoint names a provider that there is not.
 * The user's own providers are there before it can capture: nothing is first judged without them.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { clock, dataDir } = options;
  const storage = options.incognito
    ? openIncognito(dataDir, clock)
    : openStorage(dataDir, clock, options.checkpoints);
  let registry: LiveRegistry | null = null;
  try {
    registry = await openLiveRegistry(dataDir === null ? null : join(dataDir, OWN_PROVIDERS), clock);
    return compose(options, storage, registry);
  } catch (thrown) {
    await registry?.own.close();
    storage.close();
    throw thrown;
  }
}

const isInMemory = ({ dataDir, incognito }: EngineOptions): boolean =>
  dataDir === null || (incognito ?? false);

/** The composition root: everything behind the contract. */
function compose(options: EngineOptions, storage: Storage, registry: LiveRegistry): Engine {
  const { clock, log, dataDir } = options;
  const given = options.endpoints ?? [];
  checkGiven(given, registry.current);
  const { name, writer, endpointTable: table } = storage;
  const vault = trackVault(options.vault, storage.database, clock);
  const random = options.random ?? systemRandom;
  const forAll = options.forAll ?? nothingGiven;
  checkForAll(forAll);
  const endpoints = createEndpoints({ table, given, forAll, vault });
  const inspecting = createInspecting(registry, endpoints, vault, { clock, random, log });
  const listed = (): number => writer.lastSeq - storage.removals.gaps.size;
  const hub = createHub((event: StoredEvent) => summarise(name, event));
  const jobs = createJobs(clock, hub.jobProgress);
  const notices = createNotices(options.notices);
  let capture: EngineState['capture'] = 'on';
  if (storage.setAside) notices.add(historySetAside(storage.setAside));

  const pending = createPendingAnswers(hub.answered);
  const around = { clock, log, endpoints, forAll, hub };
  const forwardWork = createForwardWork({ ...storage, historyName: name, ...around });
  const troubles = createTroubles(notices, log, () => changed());
  const recorder = createRecorder({
    writer,
    ...inspecting,
    onStored(events) {
      hub.eventsAdded(events, listed());
      work.stored(events);
      forwardWork.take(events);
    },
    onPending: pending.begin,
    onAnswered: pending.end,
    ...troubles,
  });
  const operation = createOperation({
    ...options,
    database: storage.database,
    inMemory: isInMemory(options),
  });
  const receiving = createReceiving({
    limits: () => operation.limits,
    clock,
    log,
    endpointOf: endpoints.slugOf,
    onArrival: (arrival) => (capture === 'on' ? recorder.take(arrival) : arrival.answer(replies.paused)),
  });

  const state = (): EngineState => ({
    version: options.version,
    pid,
    dataDir,
    receiver: receiving.state,
    incognito: options.incognito ?? false,
    capture,
    totalEvents: listed(),
    vault: vault.describe(),
    notices: notices.list,
  });
  const changed = (): EngineState => {
    const now = state();
    hub.engineChanged(now);
    return now;
  };
  const setCapture = (on: boolean): void => {
    capture = on ? 'on' : 'paused';
  };

  const work = createWork({
    options: { ...options, vault },
    ...{ storage, registry, recorder, hub, jobs, receiving, notices, endpoints, inspecting },
    ...{ pending, forwardWork, random, operation },
    ...{ onUnreadable: troubles.onUnreadable, state, changed, setCapture },
  });
  log.info('engine started', { dataDir, events: listed() });

  return {
    call: caller(work.handlers, options.checkOutputs ?? false),
    onPush: hub.subscribe,
    async close() {
      await registry.own.close();
      work.stop();
      jobs.close();
      await receiving.stop();
      forwardWork.close();
      await work.close();
      recorder.flush();
      // The last answers' outcomes were made by that flush.
      recorder.flush();
      hub.close();
      await storage.checkpoints.close();
      storage.close();
      log.info('engine stopped');
    },
  };
}

function caller(handlers: CallHandlers, checkOutputs: boolean): Callee['call'] {
  return async (name, input, from) => {
    const output: unknown = await dispatch(handlers, name, input, from);
    return checkOutputs ? calls[name].output.parse(output) : output;
  };
}

function dispatch(
  handlers: CallHandlers,
  name: CallName,
  input: unknown,
  caller: Caller | undefined,
): unknown {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success)
    throw new HookglassError(
      'bad-argument',
      `This cannot be taken as it is. ${describeIssues(parsed.error)}`,
      {
        details: { call: name },
      },
    );
  const handler = handlers[name] as (input: unknown, caller: Caller | undefined) => unknown;
  return handler(parsed.data, caller);
}
