import { reasonOf } from '../contract/errors.ts';
import type { Connect, FromTunnel, ToTunnel } from '../tunnel/messages.ts';
import { type Listener, loadSdk, type Session, type SessionBuilder } from './sdk.ts';

/** So long the service has to take the endpoint offline before the process ends anyway. Milliseconds. */
const CLOSE_WITHIN_MS = 1_000;

export interface TunnelChannel {
  /** Never throws. */
  send(message: FromTunnel): void;
  /** Ends the process. */
  exit(): void;
}

/** The tunnel's process, but for its channel: one session, one endpoint, until it is told to stop. */
export function createTunnelSession({ send, exit }: TunnelChannel): { hear(message: ToTunnel): void } {
  let listener: Listener | null = null;
  const stop = async (): Promise<void> => {
    const late = new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS));
    await Promise.race([listener?.close(), late]).catch(() => {});
    exit();
  };
  return {
    hear(message) {
      if (message.type === 'stop') void stop();
      else
        void open(message, send).then((opened) => {
          listener = opened;
        });
    },
  };
}

async function open(order: Connect, send: (message: FromTunnel) => void): Promise<Listener | null> {
  let at: 'load' | 'session' | 'endpoint' = 'load';
  try {
    const { SessionBuilder } = await loadSdk();
    at = 'session';
    const session = await connect(new SessionBuilder(), order, send);
    at = 'endpoint';
    const listener = await listen(session, order);
    const url = listener.url();
    if (url === null) throw new Error('the endpoint has no URL');
    send({ type: 'online', url });
    void forward(listener, order.forwardTo).then(send);
    return listener;
  } catch (thrown) {
    send({ type: 'refused', at, ...read(thrown) });
    return null;
  }
}

function connect(
  builder: SessionBuilder,
  order: Connect,
  send: (message: FromTunnel) => void,
): Promise<Session> {
  builder
    .authtoken(order.token)
    .clientInfo('hookglass', order.version)
    .metadata('Hookglass')
    .heartbeatInterval(order.heartbeatS)
    .heartbeatTolerance(order.toleranceS)
    // Its own reconnecting waits longer and longer, up to hours. A handler that gives anything but a boolean ends the process.
    .handleDisconnection(() => {
      send({ type: 'lost' });
      return false;
    })
    // It is declared to be a number; null says that none came in time. The SDK itself does nothing about that.
    .handleHeartbeat((latency: number | null) => send({ type: latency === null ? 'silent' : 'beat' }));
  if (order.server !== null) builder.serverAddr(order.server);
  if (order.ca !== null) builder.caCert(Buffer.from(order.ca));
  return builder.connect();
}

function listen(session: Session, { domain, trafficPolicy, forwardTo }: Connect): Promise<Listener> {
  const builder = session.httpEndpoint().forwardsTo(forwardTo).metadata('Hookglass');
  if (domain !== null) builder.domain(domain);
  if (trafficPolicy !== null) builder.trafficPolicy(trafficPolicy);
  // False: no local port of its own.
  return builder.listen(false);
}

/** Resolves with what ended it. */
async function forward(listener: Listener, address: string): Promise<FromTunnel> {
  try {
    await listener.forward(address);
    return { type: 'lost' };
  } catch (thrown) {
    const { text } = read(thrown);
    const closed = /ListenerClosed \{ message: "(.*)", error_code: (?:Some\("([^"]*)"\)|None)/s.exec(text);
    return closed ? { type: 'stopped', text: closed[1] ?? '', code: closed[2] ?? null } : { type: 'lost' };
  }
}

function read(thrown: unknown): { text: string; code: string | null } {
  const text = reasonOf(thrown);
  const code = thrown instanceof Error && 'errorCode' in thrown ? thrown.errorCode : null;
  return { text, code: typeof code === 'string' ? code : null };
}
