import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { bind } from '../../../core/receiver/listen.ts';
import { OK } from '../../support/raw-server.ts';
import { sendingBench } from '../../support/sending.ts';

const { start, post } = sendingBench();

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await bind(server, 0, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a target that', () => {
  it('nobody listens at', async () => {
    const attempt = await post(`http://127.0.0.1:${await freePort()}`);
    expect(attempt).toMatchObject({ ok: false, response: null, error: { code: 'target-refused' } });
    expect(attempt.request.rawHead).toHaveLength(0);
  });

  it('does not exist', async () => {
    const { error } = await post('http://no-such-host.invalid/hook');
    expect(error).toMatchObject({ code: 'target-not-found' });
    expect(error?.message).toContain('no-such-host.invalid');
  });

  it('never answers', async () => {
    const server = await start(() => {});
    const attempt = await post(server.url, { timeoutMs: 60 });
    expect(attempt).toMatchObject({ response: null, error: { code: 'target-timeout' } });
    expect(attempt.error?.message).toContain('0.06 s. The message had been sent');
    expect(attempt.request).toMatchObject({ bodyBytes: 2 });
    await server.closed;
  });

  it('begins an answer and hangs keeps what came of it', async () => {
    const server = await start((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'));
    const { ok, response, error } = await post(server.url, { timeoutMs: 200 });
    expect({ ok, code: error?.code }).toEqual({ ok: false, code: 'target-timeout' });
    expect(response).toMatchObject({ status: 200, truncated: true });
    expect(Buffer.from(response?.body ?? []).toString()).toBe('abc');
  });

  it('resets the connection', async () => {
    const server = await start((socket) => socket.resetAndDestroy());
    const { error } = await post(server.url);
    expect(error).toMatchObject({ code: 'target-reset' });
    expect(error?.message).toContain('reset the connection without an answer');
  });

  it('closes the connection without a word', async () => {
    const server = await start('');
    const { error } = await post(server.url);
    expect(error).toMatchObject({ code: 'target-reset' });
    expect(error?.message).toContain('closed the connection without an answer');
  });

  it.each([
    ['a length it does not keep', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'],
    ['the same, and closing', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc'],
    ['chunks without an end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-Le'],
  ])('breaks off: %s', async (_what, answer) => {
    const { ok, error } = await post((await start(answer)).url);
    expect({ ok, code: error?.code }).toEqual({ ok: false, code: 'target-reset' });
    expect(error?.message).toContain('before its answer was whole');
  });

  it.each([
    ['words', 'hello there\r\n\r\n'],
    ['a mail server', '220 mail.example ESMTP\r\n'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nno colon here\r\n\r\n'],
    ['HTTP/2', '\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80'],
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
  ])('answers garbage: %s', async (_what, answer) => {
    const { ok, error, response, unreadable } = await post((await start(answer)).url);
    expect({ ok, response, code: error?.code }).toEqual({ ok: false, response: null, code: 'bad-response' });
    expect(Buffer.from(unreadable ?? []).toString('latin1')).toBe(answer);
  });

  it('speaks TLS at http:// is told to be called with https://', async () => {
    const { error } = await post((await start('\x15\x03\x01\0\x02\x02\x0a')).url);
    expect(error).toMatchObject({ code: 'bad-response' });
    expect(error?.message).toContain('Use https://');
  });

  it('answers with endless headers', async () => {
    const server = await start((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      socket.write('X-Pad: 0123456789\r\n'.repeat(5_000));
    });
    const { error } = await post(server.url);
    expect(error).toMatchObject({ code: 'bad-response' });
    expect(error?.message).toContain('64 KB');
  });

  it('answers without end is cut, and still has answered', async () => {
    const server = await start((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n');
      const more = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(65_536, 'x')));
      };
      socket.on('drain', more);
      more();
    });
    const limit = 300_000;
    const attempt = await post(server.url, { maxResponseBytes: limit });
    expect(attempt).toMatchObject({
      ok: true,
      error: { code: 'response-too-large' },
      response: { status: 200, truncated: true, headers: [['X-A', 'b']] },
    });
    expect(attempt.response?.body).toHaveLength(limit);
    await server.closed;
  });

  it('answers just as much as is kept is not cut', async () => {
    const { error, response } = await post((await start(OK)).url, { maxResponseBytes: 2 });
    expect(error).toBeNull();
    expect(response).toMatchObject({ truncated: false });
  });
});

describe('cancelling', () => {
  it('ends an attempt at once, wherever it is', async () => {
    const canceller = new AbortController();
    const server = await start(() => canceller.abort());
    const { error } = await post(server.url, { signal: canceller.signal });
    expect(error).toMatchObject({ code: 'cancelled' });
    await server.closed;
  });

  it('before the start sends nothing', async () => {
    const server = await start();
    const { error } = await post(server.url, { signal: AbortSignal.abort() });
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(server.connections).toEqual([]);
  });
});

describe('what cannot be sent', () => {
  it.each([
    ['localhost:3000', 'begins with http://'],
    ['ftp://example.com/', 'begins with http://'],
    ['/hooks', 'no URL'],
    ['', 'no URL'],
    ['http://', 'no URL'],
    ['http://a b/', 'white space'],
    ['http://user:hunter2@127.0.0.1/', 'Authorization'],
    ['http://user:hunter2@127.0.0.1:99999/', 'no URL'],
  ])('the URL "%s"', async (url, words) => {
    const { error, request } = await post(url);
    expect(error).toMatchObject({ code: 'url-invalid' });
    expect(error?.message).toContain(words);
    expect(error?.message).not.toContain('hunter2');
    expect(request.rawHead).toHaveLength(0);
  });

  it.each([
    [['X A', '1'], '"X A"'],
    [['X-A:', '1'], '"X-A:"'],
    [['', '1'], 'no header name'],
    [['X-A', 'hunter2\r\nX-B: c'], 'a line break'],
    [['X-A', 'hunter2\0'], 'U+0000'],
    [['X-A', 'hunter2 €'], '"€" (U+20AC, not latin-1)'],
    [['X-A', 'hunter2 👋'], 'U+1F44B'],
    [['Content-Length', '3'], 'the body has 2 bytes'],
    [['content-length', 'two'], 'the body has 2 bytes'],
    [['Transfer-Encoding', 'chunked'], 'Content-Length'],
    [['Expect', '100-continue'], '100 Continue'],
    [['Upgrade', 'websocket'], 'stays HTTP/1.1'],
  ] as const)('the header %j', async ([name, value], words) => {
    const server = await start();
    const { error } = await post(
      server.url,
      {},
      {
        headers: [
          ['X-Fine', '1'],
          [name, value],
        ],
      },
    );
    expect(error).toMatchObject({ code: 'header-invalid' });
    expect(error?.message).toContain(words);
    expect(error?.message).not.toContain('hunter2');
    expect(server.connections).toEqual([]);
  });

  it.each(['Host', 'Content-Length'])('%s twice', async (name) => {
    const value = name === 'Host' ? 'a' : '2';
    const headers: [string, string][] = [
      [name, value],
      [name.toLowerCase(), value],
    ];
    expect((await post('http://127.0.0.1:9', {}, { headers })).error).toMatchObject({
      code: 'header-invalid',
    });
  });

  it.each(['', 'PO ST', 'CONNECT', 'GÉT'])('the method "%s"', async (method) => {
    expect((await post('http://127.0.0.1:9', {}, { method })).error).toMatchObject({
      code: 'method-invalid',
    });
  });
});

describe('bodies with a fault', () => {
  const body = Buffer.from('0123456789'.repeat(4));

  it('slow: come piece by piece, and whole', async () => {
    const server = await start();
    const attempt = await post(server.url, { bodyFault: { kind: 'slow', bytesPerSecond: 200 } }, { body });
    expect(attempt).toMatchObject({ ok: true, request: { bodyBytes: 40 }, remarks: [] });
    expect((await server.closed).toString('latin1').endsWith(`\r\n\r\n${body.toString()}`)).toBe(true);
  });

  it('slow: the time-out counts the sending as well', async () => {
    const server = await start();
    const fault = { kind: 'slow', bytesPerSecond: 1 } as const;
    const { error, request } = await post(server.url, { bodyFault: fault, timeoutMs: 100 }, { body });
    expect(error).toMatchObject({ code: 'target-timeout' });
    expect(request.bodyBytes).toBe(1);
    await server.closed;
  });

  it('cut: the target reads an end in the middle of what the head promises', async () => {
    const server = await start();
    const attempt = await post(server.url, { bodyFault: { kind: 'cut', afterBytes: 7 } }, { body });
    expect(attempt.request.headers).toContainEqual(['Content-Length', '40']);
    expect(attempt.request.bodyBytes).toBe(7);
    expect(attempt.error).toMatchObject({ code: 'target-reset' });
    expect((await server.closed).length).toBe(attempt.request.rawHead.length + 7);
  });

  it.each(['slow', 'cut'])(
    '%s: an answer that comes before the end is heard, and that is said',
    async (kind) => {
      const server = createHttpServer((request, response) => {
        request.once('data', () => response.writeHead(413).end('no'));
      });
      const port = await bind(server, 0, '127.0.0.1');
      const bodyFault =
        kind === 'slow'
          ? ({ kind: 'slow', bytesPerSecond: 10 } as const)
          : ({ kind: 'cut', afterBytes: 7 } as const);
      const attempt = await post(`http://127.0.0.1:${port}`, { bodyFault }, { body });
      expect(attempt).toMatchObject({ error: null, response: { status: 413 } });
      expect(attempt.remarks.map(({ code }) => code)).toEqual(['early-answer']);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  );
});
