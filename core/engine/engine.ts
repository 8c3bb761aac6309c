import { pid } from 'node:process';
import type { Clock } from '../clock.ts';
import { type CallHandlers, type CallName, calls } from '../contract/calls.ts';
import { describeIssues, HookglassError } from '../contract/errors.ts';
import type { Callee } from '../contract/rpc.ts';
import type { EngineState } from '../contract/state.ts';
import { type Inspection, inspect as inspectRequest } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Log } from '../log.ts';
import { builtInRegistry, type RegistrySource } from '../providers/registry.ts';
import { defaultLimits, type ReceiverLimits } from '../receiver/limits.ts';
import { replies } from '../receiver/reply.ts';
import { openHistory, openMemoryHistory } from '../store/history.ts';
import { historyName } from '../store/ids.ts';
import { createReader } from '../store/reader.ts';
import { createTally } from '../store/tally.ts';
import { createWriter } from '../store/writer.ts';
import type { Vault } from '../vault.ts';
import { createDriftHandlers } from './drift-handlers.ts';
import { createEndpoints, type Endpoint, type Endpoints } from './endpoints.ts';
import { createHandlers } from './handlers.ts';
import { createHub } from './hub.ts';
import { createJobs } from './jobs.ts';
import { createNotices, historySetAside } from './notices.ts';
import { createReceiving } from './receiving.ts';
import { createRecorder, type StoredEvent, summarise } from './recorder.ts';
import { reinspect } from './reinspect.ts';
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
  readonly endpoints?: readonly Endpoint[];
  /** Parses what handlers give as well: for tests and development. */
  readonly checkOutputs?: boolean;
}

export interface Engine extends Callee {
  /** Stops listening, writes what waits and closes the history. */
  close(): Promise<void>;
}

/** The composition root: everything behind the contract. Throws where the data folder cannot be had. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, log, dataDir } = options;
  const registry: RegistrySource = { current: builtInRegistry };
  const endpoints = createEndpoints(options.endpoints ?? [], registry.current);
  const history = dataDir === null ? openMemoryHistory() : openHistory(dataDir, { pid, now: clock.now() });
  const { database } = history;
  const name = historyName(database);
  const writer = createWriter(database);
  const reader = createReader(database, name);
  const hub = createHub((event: StoredEvent) => summarise(name, event));
  const jobs = createJobs(clock, hub.jobProgress);
  const notices = createNotices();
  let capture: EngineState['capture'] = 'on';
  if (history.setAside) notices.add(historySetAside(history.setAside));

  const inspect = inspector(endpoints, registry);
  const troubles = createTroubles(notices, log, () => changed());
  const recorder = createRecorder({
    writer,
    replyTo: () => replies.taken,
    inspect,
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
    vault: options.vault.describe(),
    notices: notices.list,
  });
  const changed = (): EngineState => {
    const now = state();
    hub.engineChanged(now);
    return now;
  };

  const drift = createDriftHandlers({ database, historyName: name, registry, recorder, jobs });
  const general = createHandlers({
    reader,
    tally: createTally(history.database),
    recorder,
    hub,
    receiving,
    notices,
    jobs,
    historyName: name,
    registry,
    fixturesDir: options.fixturesDir,
    clock,
    state,
    changed,
    setCapture(on) {
      capture = on ? 'on' : 'paused';
    },
  });
  const handlers: CallHandlers = { ...general, ...drift.handlers };
  const inspecting = reinspect({
    database,
    reader,
    recorder,
    inspect,
    lastSeq: writer.lastSeq,
    onDone(count) {
      drift.forget();
      hub.reinspected(count);
    },
    onUnreadable: troubles.onUnreadable,
  });
  log.info('engine started', { dataDir, events: writer.lastSeq });

  return {
    call: caller(handlers, options.checkOutputs ?? false),
    onPush: hub.subscribe,
    async close() {
      inspecting.stop();
      jobs.close();
      await receiving.stop();
      recorder.flush();
      // The last answers' outcomes were made by that flush.
      recorder.flush();
      hub.close();
      history.close();
      log.info('engine stopped');
    },
  };
}

function inspector(endpoints: Endpoints, registry: RegistrySource) {
  return (request: CapturedRequest): Inspection => {
    const assumed = { provider: endpoints.providerOf(request.endpoint), eventType: null };
    return inspectRequest(request, assumed, registry.current);
  };
}

function caller(handlers: CallHandlers, checkOutputs: boolean): Callee['call'] {
  return async (name, input) => {
    const output: unknown = await dispatch(handlers, name, input);
    return checkOutputs ? calls[name].output.parse(output) : output;
  };
}

function dispatch(handlers: CallHandlers, name: CallName, input: unknown): unknown {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) throw new HookglassError('bad-argument', `${name}: ${describeIssues(parsed.error)}`);
  const handler = handlers[name] as (input: unknown) => unknown;
  return handler(parsed.data);
}
