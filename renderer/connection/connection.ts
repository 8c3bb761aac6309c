import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallName, CallOutput, Push } from '../../core/contract/calls.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import type { EngineProcessState } from '../../core/contract/host.ts';
import { type Client, connect } from '../../core/contract/rpc.ts';
import type { EngineState } from '../../core/contract/state.ts';
import type { Host } from '../host/host.ts';
import { firstLink, type LinkEvent, type LinkState, nextLink } from './machine.ts';

export interface ConnectionState {
  link: LinkState;
  /** The last that the engine said of itself; kept while the link is lost, so that the page does not go blank. */
  engine: EngineState | null;
  process: EngineProcessState | null;
}

/** The only part of the page that talks to the host's port. */
export interface Connection {
  readonly store: StoreApi<ConnectionState>;
  start(): void;
  stop(): void;
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Calls whose answer is the engine's state: it is shown at once, without waiting for the push. */
  change<N extends StateCall>(name: N, input: CallInput<N>): Promise<EngineState>;
  onPush(listener: (push: Push) => void): () => void;
  /** Told for every fresh link, the first included: whatever was known before may have gaps. */
  onLive(listener: () => void): () => void;
  retryNow(): void;
}

type StateCall = 'engine.dismissNotice' | 'receiver.start' | 'capture.set' | 'secrets.place';

export function createConnection(host: Host): Connection {
  const store = createStore<ConnectionState>(() => ({ link: firstLink, engine: null, process: null }));
  const pushListeners = new Set<(push: Push) => void>();
  const liveListeners = new Set<() => void>();
  let client: Client | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let stopWatching = (): void => {};

  const step = (event: LinkEvent): void => {
    if (stopped) return;
    const before = store.getState().link;
    const link = nextLink(before, event);
    if (link === before) return;
    store.setState({ link });
    clearTimeout(timer);
    if (link.status === 'lost') timer = setTimeout(() => step({ type: 'retry' }), link.retryInMs);
    if (link.status === 'connecting') void open();
    if (link.status === 'live') for (const listener of liveListeners) listener();
  };

  /** Everything anew, over a fresh port: what is behind this one is another engine now. */
  const begin = (): void => {
    client?.close();
    step({ type: 'closed' });
    step({ type: 'retry' });
  };
  const open = async (): Promise<void> => {
    try {
      const port = await host.connect();
      if (stopped) return port.close();
      const fresh = connect(port);
      client = fresh;
      fresh.onClose(() => {
        // A close during the first question is told by that question's rejection.
        if (client === fresh) client = null;
        step({ type: 'closed' });
      });
      store.setState({ engine: await firstState(fresh) });
      step({ type: 'opened' });
    } catch {
      client?.close();
      client = null;
      step({ type: 'failed' });
    }
  };

  /** Pushes are heard before the state is asked for; one that comes meanwhile is newer than the answer. */
  const firstState = async (fresh: Client): Promise<EngineState> => {
    let pushed: EngineState | null = null;
    fresh.onPush((push) => {
      if (push.name === 'engine.changed') {
        pushed = push.data;
        store.setState({ engine: push.data });
      }
      if (push.name === 'engine.replaced') begin();
      for (const listener of pushListeners) listener(push);
    });
    const asked = await fresh.call('engine.state', {});
    return pushed ?? asked;
  };

  const call: Connection['call'] = (name, input) =>
    client
      ? client.call(name, input)
      : Promise.reject(new HookglassError('connection-lost', 'There is no connection to the engine now.'));

  return {
    store,
    start() {
      stopWatching = host.onEngineProcess((process) => {
        store.setState({ process });
        if (process.status === 'up') step({ type: 'retry' });
      });
      void open();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopWatching();
      client?.close();
    },
    call,
    async change(name, input) {
      const engine = (await call(name, input)) as EngineState;
      store.setState({ engine });
      return engine;
    },
    onPush: (listener) => add(pushListeners, listener),
    onLive: (listener) => add(liveListeners, listener),
    retryNow: () => step({ type: 'retry' }),
  };
}

function add<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => set.delete(item);
}
