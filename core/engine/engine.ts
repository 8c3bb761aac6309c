import { pid } from 'node:process';
import type { Clock } from '../clock.ts';
import { type CallName, calls } from '../contract/calls.ts';
import { describeIssues, HookglassError } from '../contract/errors.ts';
import type { Callee } from '../contract/rpc.ts';
import type { EngineState, Notice } from '../contract/state.ts';
import type { Log } from '../log.ts';
import { builtInRegistry, type RegistrySource } from '../providers/registry.ts';
import { defaultLimits, type ReceiverLimits } from '../receiver/limits.ts';
import { replies } from '../receiver/reply.ts';
import type { Vault } from '../vault/vault.ts';
import { createEndpointWork } from './endpoint-handlers.ts';
import { checkGiven, createEndpoints, type GivenEndpoint } from './endpoints.ts';
import { createHandlers } from './handlers.ts';
import { createHub } from './hub.ts';
import { createInspecting } from './inspecting.ts';
import { createNotices, historySetAside } from './notices.ts';
import { createReceiving } from './receiving.ts';
import { createRecorder, type StoredEvent, summarise } from './recorder.ts';
import { reinspect } from './reinspect.ts';
import { createEndpointReinspection } from './reinspect-endpoints.ts';
import { openStorage } from './storage.ts';
import { createTroubles } from './troubles.ts';

export interface EngineOptions {
  /** Folder of the history; null keeps it in memory only. */
  readonly dataDir: string | null;
  /** Folder of the templates. */
  readonly fixturesDir: string;
  readonly version: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: ReceiverLimits;
  /** From the command line, for this run. */
  readonly endpoints?: readonly GivenEndpoint[];
  /** What the host has to tell the user. */
  readonly notices?: readonly Notice[];
  /** Parses what handlers give as well: for tests and development. */
  readonly checkOutputs?: boolean;
}

export interface Engine extends Callee {
  /** Stops listening, writes what waits and closes the history. */
  close(): Promise<void>;
}

/** The composition root: everything behind the contract. Throws where the data folder cannot be had. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, log, dataDir, vault } = options;
  const registry: RegistrySource = { current: builtInRegistry };
  const given = options.endpoints ?? [];
  checkGiven(given, registry.current);
  const storage = openStorage(dataDir, clock);
  const { name, writer, reader, endpointTable: table } = storage;
  const endpoints = createEndpoints({ table, given, vault });
  const inspecting = createInspecting(registry, endpoints, vault);
  const hub = createHub((event: StoredEvent) => summarise(name, event));
  const notices = createNotices(options.notices);
  let capture: EngineState['capture'] = 'on';
  if (storage.setAside) notices.add(historySetAside(storage.setAside));

  const troubles = createTroubles(notices, log, () => changed());
  const recorder = createRecorder({
    writer,
    ...inspecting,
    onStored: (events) => hub.eventsAdded(events, writer.lastSeq),
    ...troubles,
  });
  const receiving = createReceiving({
    limits: options.limits ?? defaultLimits,
    clock,
    log,
    endpointOf: endpoints.slugOf,
    onArrival(arrival) {
      if (capture === 'on') recorder.take(arrival);
      else arrival.answer(replies.paused);
    },
  });

  const state = (): EngineState => ({
    version: options.version,
    pid,
    dataDir,
    receiver: receiving.state,
    capture,
    totalEvents: writer.lastSeq,
    vault: vault.describe(),
    notices: notices.list,
  });
  const changed = (): EngineState => {
    const now = state();
    hub.engineChanged(now);
    return now;
  };

  const anew = {
    database: storage.database,
    reader,
    recorder,
    inspect: inspecting.inspect,
    onDone: hub.reinspected,
    onUnreadable: troubles.onUnreadable,
  };
  const reinspection = createEndpointReinspection({ ...anew, lastSeq: () => writer.lastSeq });
  const endpointWork = createEndpointWork({ table, endpoints, vault, registry, log, hub, reinspection });
  const handlers = createHandlers({
    reader,
    recorder,
    hub,
    receiving,
    notices,
    historyName: name,
    registry,
    fixturesDir: options.fixturesDir,
    clock,
    state,
    changed,
    setCapture(on) {
      capture = on ? 'on' : 'paused';
    },
    endpointHandlers: endpointWork.handlers,
  });
  const outdated = reinspect({ ...anew, lastSeq: writer.lastSeq });
  log.info('engine started', { dataDir, events: writer.lastSeq });

  return {
    async call(callName, input) {
      const output: unknown = await dispatch(handlers, callName, input);
      return options.checkOutputs ? calls[callName].output.parse(output) : output;
    },
    onPush: hub.subscribe,
    async close() {
      outdated.stop();
      reinspection.stop();
      await receiving.stop();
      await endpointWork.close();
      recorder.flush();
      // The last answers' outcomes were made by that flush.
      recorder.flush();
      hub.close();
      storage.close();
      log.info('engine stopped');
    },
  };
}

function dispatch(handlers: ReturnType<typeof createHandlers>, name: CallName, input: unknown): unknown {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) throw new HookglassError('bad-argument', `${name}: ${describeIssues(parsed.error)}`);
  const handler = handlers[name] as (input: unknown) => unknown;
  return handler(parsed.data);
}
