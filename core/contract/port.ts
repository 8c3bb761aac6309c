/**
 * One way to exchange messages, whatever carries them. A message is a JSON value; bytes travel as base64.
 * Messages sent before a listener is there are kept for it.
 */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, when either side closes or the carrier breaks. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Who calls, for work that belongs to one caller and ends with it. */
export type Caller = Pick<Port, 'onClose'>;

/** The part of a DOM `MessagePort` that we need. */
export interface DomMessagePort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}

/** The part of Electron's `MessagePortMain` that we need. */
export interface EmitterMessagePort {
  postMessage(message: unknown): void;
  on(type: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(type: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** The part of a WebSocket that a browser's own and the `ws` package's share. */
export interface SocketLike {
  send(data: string): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

/** Tells its listener once, also when the listener comes late. */
function once(): { fire: () => void; listen: (listener: () => void) => void } {
  let fired = false;
  let listeners: (() => void)[] = [];
  return {
    fire() {
      if (fired) return;
      fired = true;
      for (const listener of listeners) listener();
      listeners = [];
    },
    listen(listener) {
      if (fired) listener();
      else listeners.push(listener);
    },
  };
}

export function messagePort(carrier: DomMessagePort | EmitterMessagePort): Port {
  const closed = once();
  const listen = (type: 'message' | 'close', listener: (event: { data: unknown }) => void): void => {
    if ('addEventListener' in carrier) carrier.addEventListener(type as 'message', listener);
    else carrier.on(type as 'message', listener);
  };
  listen('close', closed.fire);
  return {
    send: (message) => carrier.postMessage(message),
    onMessage(listener) {
      listen('message', (event) => listener(event.data));
      carrier.start();
    },
    onClose: closed.listen,
    close() {
      carrier.close();
      closed.fire();
    },
  };
}

/** The socket must be open. What is not JSON text is handed on as `undefined`, which no schema accepts. */
export function webSocketPort(socket: SocketLike): Port {
  const closed = once();
  socket.addEventListener('close', closed.fire);
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage(listener) {
      socket.addEventListener('message', (event) => listener(parseText(event.data)));
    },
    onClose: closed.listen,
    close: () => socket.close(),
  };
}

function parseText(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

/** Two ends in one process. Delivery is asynchronous, and messages are copied, as on the real carriers. */
export function memoryPorts(): [Port, Port] {
  const closed = once();
  const inboxes: [unknown[], unknown[]] = [[], []];
  const listeners: [((message: unknown) => void) | null, ((message: unknown) => void) | null] = [null, null];
  let open = true;
  closed.listen(() => {
    open = false;
  });

  const drain = (end: 0 | 1): void => {
    const listener = listeners[end];
    if (!listener) return;
    for (const message of inboxes[end].splice(0)) listener(message);
  };
  const make = (own: 0 | 1, other: 0 | 1): Port => ({
    send(message) {
      if (!open) return;
      inboxes[other].push(structuredClone(message));
      queueMicrotask(() => drain(other));
    },
    onMessage(listener) {
      listeners[own] = listener;
      queueMicrotask(() => drain(own));
    },
    onClose: closed.listen,
    close: closed.fire,
  });
  return [make(0, 1), make(1, 0)];
}
