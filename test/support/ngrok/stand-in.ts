import { EventEmitter } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { z } from 'zod';
import { makeCertificate } from '../certificates.ts';
import { openEntrance } from './entrance.ts';
import { type Mux, serveMuxado } from './muxado.ts';
import { message, type Refusal, refusal, serveStream, streamType } from './rpc.ts';

const LOOPBACK = '127.0.0.1';

const authRequest = z.object({
  ClientId: z.string(),
  Extra: z.object({ AuthToken: z.string(), UserAgent: z.string(), Metadata: z.string() }).loose(),
});
export type AuthRequest = z.infer<typeof authRequest>;
const bindRequest = z.object({
  Id: z.string(),
  Proto: z.string(),
  ForwardsTo: z.string(),
  Opts: z.object({ Domain: z.string().nullish(), TrafficPolicy: z.string().nullish() }).loose(),
});
export type BindRequest = z.infer<typeof bindRequest>;

/** What becomes of a call: it is accepted, never answered, its connection is dropped, or it is refused. */
export type Verdict = 'accept' | 'hang' | 'drop' | Refusal;

export interface NgrokStandIn {
  /** The session server, HOST:PORT. */
  readonly server: string;
  /** The authority (PEM) of both its certificates. */
  readonly ca: string;
  /** What it hands out as the address of every endpoint. */
  readonly publicUrl: string;
  /** Everything that was asked, in order. */
  readonly auths: readonly AuthRequest[];
  readonly binds: readonly BindRequest[];
  readonly unbinds: number;
  /** Connections of agents that are open now. */
  readonly connections: number;
  /** Connections since the start, those that never spoke as well. */
  readonly dials: number;
  /** Whether a visitor would reach an agent. */
  readonly online: boolean;
  auth: Verdict;
  bind: Verdict;
  /** False: heartbeats are not answered, and visitors are not passed on. */
  beats: boolean;
  /** True: connections are accepted, and nothing is ever said, not even TLS. */
  silent: boolean;
  /** Ends every connection of an agent as a broken network does. */
  drop(): void;
  /** Asks every agent to go. */
  goAway(): void;
  /** Stops every endpoint, as from the dashboard. */
  stopTunnels(refusal: Refusal): void;
  /** Refuses connections. */
  shut(): Promise<void>;
  /** Listens again, at the same port. */
  reopen(): Promise<void>;
  /** Resolves as soon as `look` is true; it is asked after everything that happens. */
  until(look: () => boolean): Promise<void>;
  close(): Promise<void>;
}

interface Session {
  readonly socket: TLSSocket;
  readonly mux: Mux;
  /** Ids of its endpoints. */
  readonly endpoints: Set<string>;
}

/**
 * Stands in for ngrok's service on this computer, for the unmodified SDK: TLS, its framing, its calls, and an entrance for
 * visitors with a certificate of its own. What the real service decides is decided here by its knobs.
 */
export async function startNgrok(): Promise<NgrokStandIn> {
  const authority = await makeCertificate({ name: 'Stand-in authority', isAuthority: true });
  const own = await makeCertificate({ name: LOOPBACK, authority });
  const sessions = new Set<Session>();
  const events = new EventEmitter().setMaxListeners(0);
  const state = {
    auth: 'accept' as Verdict,
    bind: 'accept' as Verdict,
    beats: true,
    silent: false,
    unbinds: 0,
    dials: 0,
  };
  const auths: AuthRequest[] = [];
  const binds: BindRequest[] = [];
  const changed = (): boolean => events.emit('changed');

  const current = (): { session: Session; endpoint: string } | null => {
    for (const session of [...sessions].reverse())
      for (const endpoint of session.endpoints) return { session, endpoint };
    return null;
  };
  const entrance = await openEntrance({
    certificate: await makeCertificate({ name: 'localhost', authority }),
    way() {
      const found = current();
      return found && { stream: found.session.mux.open(), endpoint: found.endpoint };
    },
    passes: () => state.beats,
  });

  const decide = (verdict: Verdict, socket: Duplex, answer: (reply: object) => void, reply: () => object) => {
    if (verdict === 'hang') return;
    if (verdict === 'drop') socket.destroy();
    else answer(verdict === 'accept' ? reply() : refusal(verdict));
  };
  const bindTo = (session: Session, request: BindRequest): object => {
    const id = request.Id || `endpoint_${binds.length}`;
    session.endpoints.add(id);
    const { hostname } = new URL(entrance.url);
    return {
      Id: id,
      URL: entrance.url,
      Proto: request.Proto,
      Opts: { ...request.Opts, Hostname: hostname },
      Extra: { Token: `token_${id}` },
    };
  };
  const onCall = (
    session: Session,
    kind: number,
    request: unknown,
    answer: (reply: object) => void,
  ): void => {
    if (kind === streamType.auth) {
      auths.push(authRequest.parse(request));
      decide(state.auth, session.socket, answer, () => accepted(auths.length));
    } else if (kind === streamType.bind) {
      const asked = bindRequest.parse(request);
      binds.push(asked);
      decide(state.bind, session.socket, answer, () => bindTo(session, asked));
    } else if (kind === streamType.unbind) {
      state.unbinds += 1;
      session.endpoints.delete(z.object({ Id: z.string() }).parse(request).Id);
      answer({});
    }
    changed();
  };

  const tls = createTlsServer(own, (socket) => {
    socket.setNoDelay();
    socket.on('error', () => socket.destroy());
    const session: Session = {
      socket,
      endpoints: new Set(),
      mux: serveMuxado(socket, (stream) =>
        serveStream(stream, {
          beats: () => state.beats,
          onCall: (kind, request, answer) => onCall(session, kind, request, answer),
        }),
      ),
    };
    sessions.add(session);
    socket.on('close', () => {
      sessions.delete(session);
      changed();
    });
    changed();
  });
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  const door = openDoor((socket) => {
    state.dials += 1;
    if (state.silent) socket.resume();
    else tls.emit('connection', socket);
    socket.on('close', changed);
    changed();
  });
  const port = await door.listen(0);

  return {
    server: `${LOOPBACK}:${port}`,
    ca: authority.cert,
    publicUrl: entrance.url,
    auths,
    binds,
    get unbinds() {
      return state.unbinds;
    },
    get dials() {
      return state.dials;
    },
    get connections() {
      return door.open;
    },
    get online() {
      return current() !== null;
    },
    set auth(verdict: Verdict) {
      state.auth = verdict;
    },
    set bind(verdict: Verdict) {
      state.bind = verdict;
    },
    set beats(on: boolean) {
      state.beats = on;
    },
    set silent(on: boolean) {
      state.silent = on;
    },
    drop: door.drop,
    goAway() {
      for (const { mux } of sessions) mux.goAway();
    },
    stopTunnels({ text, code }) {
      for (const { mux, endpoints } of sessions)
        for (const endpoint of endpoints) {
          mux.open().end(message(streamType.stopTunnel, { Id: endpoint, Message: text, ErrorCode: code }));
          endpoints.delete(endpoint);
        }
    },
    shut: door.shut,
    reopen: async () => void (await door.listen(port)),
    until: (look) =>
      new Promise<void>((resolve) => {
        const ask = (): void => {
          if (!look()) return;
          events.off('changed', ask);
          resolve();
        };
        events.on('changed', ask);
        ask();
      }),
    async close() {
      await Promise.all([door.shut(), entrance.close()]);
    },
  };
}

const accepted = (count: number): object => ({
  Version: '3',
  ClientId: `client_${count}`,
  Extra: {
    Version: 'stand-in',
    Region: 'test',
    Cookie: 'cookie',
    AccountName: 'Stand-in',
    SessionDuration: 0,
    PlanName: 'Test',
    Banner: '',
  },
});

interface Door {
  readonly open: number;
  listen(port: number): Promise<number>;
  drop(): void;
  shut(): Promise<void>;
}

/** The listening socket, which can be shut and opened again at its port. */
function openDoor(onSocket: (socket: Socket) => void): Door {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    get open() {
      return sockets.size;
    },
    listen(port) {
      const opened = createTcpServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => sockets.delete(socket));
        onSocket(socket);
      });
      server = opened;
      return new Promise((resolve) => {
        opened.listen(port, LOOPBACK, () => resolve((opened.address() as AddressInfo).port));
      });
    },
    drop,
    shut() {
      const closing = server;
      server = null;
      drop();
      return new Promise((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
    },
  };
}
