import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../core/contract/models.ts';
import { OK } from '../../support/raw-server.ts';
import { lines, sendingBench } from '../../support/sending.ts';

const { start, post } = sendingBench();

describe('what arrives', () => {
  it('is the headers in their order and case, and the body, byte for byte', async () => {
    const server = await start();
    const headers: HeaderPair[] = [
      ['okhi-authorization', 'N2Y2YzQzOGUtNGRk'],
      ['Content-type', 'application/json'],
      ['HOST', 'hooks.example'],
      ['X-Signature', 'sha256=JIS5fEMT=  two  spaces'],
      ['connection', 'Keep-Alive'],
      ['X-Twice', 'a'],
      ['content-Length', '10'],
      ['x-twice', 'b'],
      ['X-Latin', 'caf\u00e9 \u00ff\t!'],
      ['X-Empty', ''],
    ];
    const body = '{"a":"é"}';
    const attempt = await post(`${server.url}/hooks/x?a=1&b=%20`, {}, { headers, body: Buffer.from(body) });
    const head = `POST /hooks/x?a=1&b=%20 HTTP/1.1\r\n${lines(headers)}\r\n`;
    const expected = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
    expect((await server.closed).equals(expected)).toBe(true);
    expect(attempt).toMatchObject({ ok: true, error: null, request: { headers, bodyBytes: 10 } });
    expect(Buffer.from(attempt.request.rawHead).toString('latin1')).toBe(head);
  });

  it('has what is missing: Host in front, Content-Length and Connection behind', async () => {
    const server = await start();
    const attempt = await post(server.url, {}, { headers: [['X-A', '1']] });
    expect((await server.closed).toString('latin1')).toBe(
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-A: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    );
    expect(attempt.request.headers).toEqual([
      ['Host', `127.0.0.1:${server.port}`],
      ['X-A', '1'],
      ['Content-Length', '2'],
      ['Connection', 'close'],
    ]);
  });

  it.each([
    ['POST', true],
    ['PUT', true],
    ['PATCH', true],
    ['GET', false],
    ['DELETE', false],
    ['PURGE', false],
  ])('%s without a body says a length: %s', async (method, says) => {
    const server = await start();
    await post(server.url, {}, { method, body: new Uint8Array() });
    const text = (await server.closed).toString('latin1');
    expect(text.startsWith(`${method} / HTTP/1.1\r\n`)).toBe(true);
    expect(text.includes('Content-Length: 0')).toBe(says);
  });

  it('is a body with GET too, and 3 MB of every byte', async () => {
    const server = await start();
    const body = Buffer.alloc(3 * 1024 * 1024, Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
    const attempt = await post(server.url, {}, { method: 'GET', body });
    expect(attempt).toMatchObject({ ok: true, request: { bodyBytes: body.length } });
    const received = await server.closed;
    expect(received.subarray(-body.length).equals(body)).toBe(true);
  });

  it('is right whatever the headers and bytes are', async () => {
    const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);
    const value = fc
      .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })), {
        maxLength: 12,
      })
      .map((codes) => String.fromCharCode(...codes));
    const ours = /^(host|content-length|connection|transfer-encoding|expect|upgrade)$/i;
    const pair = fc.tuple(
      token.filter((name) => !ours.test(name)),
      value,
    );
    const server = await start();
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { maxLength: 6 }),
        fc.uint8Array({ maxLength: 300 }),
        async (headers, body) => {
          const before = server.connections.length;
          await post(server.url, {}, { headers, body });
          const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${lines(headers)}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
          const expected = Buffer.concat([Buffer.from(head, 'latin1'), body]);
          expect(server.connections[before]?.equals(expected)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what comes back', () => {
  it('is kept in order and case, in latin-1, with its version and words', async () => {
    const server = await start(
      'HTTP/1.0 299 Caf\u00e9 ol\u00e9\r\nx-A: 1\r\nX-a:  2 \r\nSet-Cookie: a\r\nset-cookie: b\u00e9\r\n\r\n\u0000\u00ff',
    );
    const { response } = await post(server.url);
    expect(response).toMatchObject({
      status: 299,
      statusText: 'Caf\u00e9 ol\u00e9',
      httpVersion: '1.0',
      headers: [
        ['x-A', '1'],
        ['X-a', '2'],
        ['Set-Cookie', 'a'],
        ['set-cookie', 'b\u00e9'],
      ],
      truncated: false,
    });
    expect([...(response?.body ?? [])]).toEqual([0, 255]);
  });

  it('is a chunked body without its framing, and the last status after 1xx', async () => {
    const server = await start(
      'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 202 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    );
    const { response } = await post(server.url);
    expect(response).toMatchObject({ status: 202, statusText: '', httpVersion: '1.1' });
    expect(Buffer.from(response?.body ?? []).toString()).toBe('abcde');
  });

  it('is not ok unless it is 2xx, and no redirect is followed', async () => {
    const elsewhere = await start();
    const server = await start(
      `HTTP/1.1 308 Permanent Redirect\r\nLocation: ${elsewhere.url}\r\nContent-Length: 0\r\n\r\n`,
    );
    const attempt = await post(server.url);
    expect(attempt).toMatchObject({ ok: false, error: null, response: { status: 308 } });
    expect(attempt.remarks.map(({ code }) => code)).toEqual(['redirect']);
    expect(elsewhere.connections).toEqual([]);
  });
});

describe('connections', () => {
  it('are new for every attempt', async () => {
    const server = await start();
    const attempts = [1, 2].map(() => post(server.url));
    for (const { timings } of await Promise.all(attempts)) {
      expect(timings.connectMs).not.toBeNull();
      expect(timings.firstByteMs).not.toBeNull();
      expect([timings.dnsMs, timings.tlsMs]).toEqual([null, null]);
    }
    expect(server.connections).toHaveLength(2);
  });

  it('are kept where that is asked for, each with the head that belongs to it', async () => {
    const server = await start((socket) => socket.write(OK));
    const kept = { connection: 'kept' } as const;
    const first = await post(`${server.url}/1`, kept);
    const second = await post(`${server.url}/2`, kept, { headers: [['X-A', 'b']], body: Buffer.from('[]') });
    expect(first.timings.connectMs).not.toBeNull();
    expect(second.timings.connectMs).toBeNull();
    expect(server.connections).toHaveLength(1);
    const host = `Host: 127.0.0.1:${server.port}`;
    expect(server.connections[0]?.toString()).toBe(
      `POST /1 HTTP/1.1\r\n${host}\r\nContent-Length: 2\r\n\r\n{}POST /2 HTTP/1.1\r\n${host}\r\nX-A: b\r\nContent-Length: 2\r\n\r\n[]`,
    );
  });
});
