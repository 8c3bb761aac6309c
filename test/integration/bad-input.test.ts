import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventDetail } from '../../core/contract/models.ts';
import { receiverLimits } from '../../core/contract/receiver-limits.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send, sendRaw } from '../support/http.ts';

let running: RunningEngine;
const start = async (
  limits: Partial<Parameters<typeof receiverLimits.parse>[0] & object> = {},
): Promise<void> => {
  running = await startEngine({ limits: receiverLimits.parse(limits) });
};
afterEach(() => running.close());

/** The one event, once it is there. */
const only = async (): Promise<EventDetail> => {
  await running.arrived(1);
  const { events, total } = await running.call('events.page', { offset: 0, limit: 10 });
  expect(total).toBe(1);
  return running.call('events.get', { id: events[0]?.id ?? '' });
};

/** After whatever happened, an ordinary request is taken. */
const stillAlive = async (): Promise<void> => {
  expect((await send(running.url, { body: '{}' })).status).toBe(200);
};

describe('bodies over the limit', () => {
  it('stores 10 MB of 10 MB + 1 byte, says so, and answers 413', async () => {
    await start();
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, 'x');
    expect((await send(running.url, { body })).status).toBe(413);
    const event = await only();
    expect(event).toMatchObject({ capture: 'cut', size: 10 * 1024 * 1024, reply: { status: 413 } });
    expect(event.captureNote).toContain('10 MB');
    expect(event.validation?.issues[0]?.code).toBe('incomplete-body');
    await stillAlive();
  });

  it('takes a body of exactly the limit', async () => {
    await start({ bodyBytes: 1000 });
    expect((await send(running.url, { body: Buffer.alloc(1000, '1') })).status).toBe(200);
    expect((await only()).capture).toBe('complete');
  });

  it('cuts a chunked body that never says how long it is', async () => {
    await start({ bodyBytes: 8 });
    const answer = await sendRaw(running.port, [
      'POST / HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\nghijkl\r\n0\r\n\r\n',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(await only()).toMatchObject({ capture: 'cut', size: 8 });
  });
});

describe('headers over the limit', () => {
  it('stores what fits of a header bomb and answers 431', async () => {
    await start({ headerBytes: 2048 });
    const answer = await sendRaw(running.port, [
      'POST /bomb?x=1 HTTP/1.1\r\nX-First: 1\r\n',
      `X-Bomb: ${'b'.repeat(100_000)}\r\n\r\n`,
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
    const event = await only();
    expect(event).toMatchObject({
      capture: 'cut',
      method: 'POST',
      path: '/bomb',
      query: 'x=1',
      reply: { status: 431 },
    });
    expect(event.headers[0]).toEqual(['X-First', '1']);
    await stillAlive();
  });

  it('refuses a bomb in a later request of a connection as well', async () => {
    await start({ headerBytes: 2048 });
    const answer = await sendRaw(running.port, [
      'POST /one HTTP/1.1\r\nContent-Length: 0\r\n\r\n',
      `POST /two HTTP/1.1\r\nX-Bomb: ${'b'.repeat(100_000)}\r\n\r\n`,
    ]);
    expect(answer).toMatch(/431/);
    await running.arrived(2);
    const { events } = await running.call('events.page', { offset: 0, limit: 10 });
    expect(events.map(({ capture }) => capture)).toEqual(['complete', 'cut']);
  });

  it('takes 60 KB of headers', async () => {
    await start();
    const headers = ['host', 'x', 'x-big', 'b'.repeat(60_000), 'content-length', '0'];
    expect((await send(running.url, { headers })).status).toBe(200);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['a stray line', 'hello there\r\n', 'malformed'],
    ['a method that does not exist', 'F%%: /x HTTP/1.1\r\nHost: x\r\n\r\n', 'malformed'],
    ['a space before the colon', 'GET /x HTTP/1.1\r\nHo st: x\r\n\r\n', 'malformed'],
    ['a bare NUL in a header', 'GET /x HTTP/1.1\r\nHost: \0\r\n\r\n', 'malformed'],
    ['two lengths', 'POST /x HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'malformed'],
    [
      'length and chunks',
      'POST /x HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'malformed',
    ],
  ])('stores %s with its bytes and answers 400', async (_name, bytes, capture) => {
    await start();
    expect(await sendRaw(running.port, [bytes])).toMatch(/^HTTP\/1\.1 400/);
    const event = await only();
    expect(event).toMatchObject({ capture, reply: { status: 400 } });
    const full = await running.call('events.full', { id: event.id });
    expect(Buffer.from(full.bodyBase64, 'base64').toString('latin1')).toBe(bytes);
    await stillAlive();
  });

  it('stores a request line of HTTP/0.9, which the parser gives no bytes back of', async () => {
    await start();
    await sendRaw(running.port, ['GET /\r\n'], { end: true });
    const full = await running.call('events.full', { id: (await only()).id });
    expect(full.text).toBe('GET /\r\n');
    await stillAlive();
  });

  it('says that a TLS handshake came to a plain port', async () => {
    await start();
    await sendRaw(running.port, [Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05, 1, 2, 3, 4, 5])]);
    expect((await only()).captureNote).toContain('https://');
    await stillAlive();
  });

  it('stores a body whose chunks are broken as malformed, with what came, and answers 400', async () => {
    await start();
    const answer = await sendRaw(running.port, [
      'POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nZZ\r\n',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(await only()).toMatchObject({ capture: 'malformed', method: 'POST', path: '/x', size: 3 });
    await stillAlive();
  });
});

describe('senders that break off or dawdle', () => {
  const hangUp = (parts: string[]): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(running.port, '127.0.0.1', () => {
        socket.write(parts.join(''), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });

  it('stores half a body as incomplete', async () => {
    await start();
    await hangUp(['POST /half HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345']);
    expect(await only()).toMatchObject({ capture: 'incomplete', path: '/half', size: 5 });
    await stillAlive();
  });

  it('stores half a head as incomplete', async () => {
    await start();
    await hangUp(['POST /half HTTP/1.1\r\nX-Long: abc']);
    expect(await only()).toMatchObject({ capture: 'incomplete', method: 'POST', path: '/half' });
    await stillAlive();
  });

  it('answers 400 to a half-closed connection with an unfinished chunk', async () => {
    await start();
    const answer = await sendRaw(
      running.port,
      ['POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
      { end: true },
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(await only()).toMatchObject({ capture: 'incomplete', size: 2 });
  });

  it('gives up a slow head with 408', async () => {
    await start({ headTimeoutMs: 200 });
    expect(await sendRaw(running.port, ['POST /slow HTTP/1.1\r\nX-A: ']).then((text) => text)).toMatch(
      /^HTTP\/1\.1 408/,
    );
    expect(await only()).toMatchObject({ capture: 'incomplete', path: '/slow', reply: { status: 408 } });
  });

  it('gives up a slow body with 408', async () => {
    await start({ headTimeoutMs: 200, requestTimeoutMs: 300 });
    const answer = await sendRaw(running.port, ['POST /slow HTTP/1.1\r\nContent-Length: 10\r\n\r\n123']);
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect(await only()).toMatchObject({
      capture: 'incomplete',
      path: '/slow',
      size: 3,
      reply: { status: 408 },
    });
  });

  it('records nothing for a connection that says nothing', async () => {
    await start();
    await hangUp([]);
    await stillAlive();
    expect((await only()).size).toBe(2);
  });
});

describe('a body of a million findings', () => {
  it('is judged without holding up what comes after it, and without swelling the history', async () => {
    await start();
    const strange = Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`key${n}`, n]));
    const body = JSON.stringify({ v2: { verification_mode: 'first_time', ...strange } });
    expect((await send(running.url, { body })).status).toBe(200);
    await stillAlive();
    await running.arrived(2);
    const { validation } = await running.call('events.get', { id: '1' });
    expect(validation?.status).toBe('invalid');
    expect(validation?.issues.length).toBeLessThan(300);
  });
});

describe('pausing', () => {
  it('answers 503 and keeps nothing until it is on again', async () => {
    await start();
    await running.call('capture.set', { on: false });
    expect((await send(running.url)).status).toBe(503);
    await running.call('capture.set', { on: true });
    expect((await send(running.url)).status).toBe(200);
    await only();
  });
});
