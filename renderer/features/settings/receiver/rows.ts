import { settingRows } from '../frame/rows.ts';

/** What the page Receiver shows. */
export const receiverRows = settingRows('receiver', {
  port: {
    label: 'Receiver port',
    hint: 'Providers and your own programs send to this port. 0 takes any free one.',
    words: 'address listen localhost network 4000',
  },
  bodyBytes: {
    label: 'Largest body',
    hint: 'A longer one is answered 413; what came until then is kept.',
    words: 'limit size payload megabytes 413 too large upload',
  },
  headerBytes: {
    label: 'Largest headers',
    hint: 'Request line and headers together. Longer ones are answered 431.',
    words: 'limit size header kilobytes 431 too large cookie',
  },
  headTimeoutMs: {
    label: 'Time for the headers',
    hint: 'Until all of them are there. Slower ones are answered 408.',
    words: 'limit timeout time-out seconds slow loris 408',
  },
  requestTimeoutMs: {
    label: 'Time for the whole request',
    hint: 'Until the body is there, too.',
    words: 'limit timeout time-out seconds slow 408',
  },
  keepAliveTimeoutMs: {
    label: 'Open connection without a request',
    hint: 'How long it waits for the next one.',
    words: 'limit keep-alive keepalive timeout time-out idle seconds',
  },
  connections: {
    label: 'Connections at once',
    hint: 'One more is closed at once.',
    words: 'limit concurrent parallel in flight sockets maximum',
  },
  durability: {
    label: 'Acknowledged requests are safe',
    hint: 'What a request that was answered 200 outlives.',
    words: 'durability fsync synchronous full normal crash power loss cut sqlite disk lost data safety',
  },
});
