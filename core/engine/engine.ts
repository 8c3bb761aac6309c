import { join } from 'node:path';
import { pid } from 'node:process';
import type { Clock } from '../clock.ts';
import { type CallName, calls } from '../contract/calls.ts';
import { describeIssues, HookglassError } from '../contract/errors.ts';
import type { Callee } from '../contract/rpc.ts';
import type { EngineState } from '../contract/state.ts';
import { inspect as inspectRequest } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import type { Log } from '../log.ts';
import { OWN_PROVIDERS } from '../own-providers/own-providers.ts';
import { defaultLimits, type ReceiverLimits } from '../receiver/limits.ts';
import { replies } from '../receiver/reply.ts';
import { type History, openHistory, openMemoryHistory } from '../store/history.ts';
import { historyName } from '../store/ids.ts';
import { createReader } from '../store/reader.ts';
import { createWriter } from '../store/writer.ts';
import type { Vault } from '../vault.ts';
import { createEndpoints, type Endpoint } from './endpoints.ts';
import { createHandlers } from './handlers.ts';
import { createHub } from './hub.ts';
import { type LiveRegistry, openLiveRegistry } from './live-registry.ts';
import { createNotices, historySetAside } from './notices.ts';
import { createReceiving } from './receiving.ts';
import { createRecorder, type StoredEvent, summarise } from './recorder.ts';
import { createReinspection } from './reinspect.ts';
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

/**
 * Builds an engine. Rejects where the data folder cannot be had, or an endpoint names a provider that there is not.
 * The user's own providers are there before it can capture: nothing is first judged without them.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { clock, dataDir } = options;
  const history = dataDir === null ? openMemoryHistory() : openHistory(dataDir, { pid, now: clock.now() });
  let registry: LiveRegistry | null = null;
  try {
    registry = await openLiveRegistry(dataDir === null ? null : join(dataDir, OWN_PROVIDERS), clock);
    return compose(options, history, registry);
  } catch (thrown) {
    await registry?.own.close();
    history.close();
    throw thrown;
  }
}

/** The composition root: everything behind the contract. */
function compose(options: EngineOptions, history: History, registry: LiveRegistry): Engine {
  const { clock, log, dataDir } = options;
  const endpoints = createEndpoints(options.endpoints ?? [], registry.current);
  const name = historyName(history.database);
  const writer = createWriter(history.database);
  const reader = createReader(history.database, name);
  const hub = createHub((event: StoredEvent) => summarise(name, event));
  const notices = createNotices();
  let capture: EngineState['capture'] = 'on';
  if (history.setAside) notices.add(historySetAside(history.setAside));

  const inspect = (request: CapturedRequest) =>
    inspectRequest(
      request,
      { provider: endpoints.providerOf(request.endpoint), eventType: null },
      registry.current,
    );
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
  });
  const reinspection = createReinspection({
    database: history.database,
    reader,
    recorder,
    inspect,
    basis: () => registry.basis,
    lastSeq: () => writer.lastSeq,
    onDone: hub.reinspected,
    onUnreadable: troubles.onUnreadable,
    clock,
  });
  registry.onChange((rejudge) => {
    hub.providersChanged();
    if (rejudge) reinspection.request();
  });
  log.info('engine started', { dataDir, events: writer.lastSeq });

  return {
    async call(callName, input) {
      const output: unknown = await dispatch(handlers, callName, input);
      return options.checkOutputs ? calls[callName].output.parse(output) : output;
    },
    onPush: hub.subscribe,
    async close() {
      await registry.own.close();
      reinspection.stop();
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

function dispatch(handlers: ReturnType<typeof createHandlers>, name: CallName, input: unknown): unknown {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) throw new HookglassError('bad-argument', `${name}: ${describeIssues(parsed.error)}`);
  const handler = handlers[name] as (input: unknown) => unknown;
  return handler(parsed.data);
}
