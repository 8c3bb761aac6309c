import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventSummary } from '../../core/contract/models.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send, sendRaw } from '../support/http.ts';

const verified = readFileSync('fixtures/okhi/verified.json');
const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

let running: RunningEngine;
beforeEach(async () => {
  running = await startEngine();
});
afterEach(() => running.close());

const newest = async (): Promise<EventSummary> => {
  const { events } = await running.call('events.page', { offset: 0, limit: 500 });
  const last = events.at(-1);
  if (!last) throw new Error('nothing was captured');
  return last;
};

describe('what arrives', () => {
  it('is stored, answered, inspected and pushed', async () => {
    const answer = await send(running.url, { path: '/okhi?try=1', body: verified });
    expect(answer).toEqual({ status: 200, body: '{"ok":true}' });
    await running.arrived(1);
    expect(await newest()).toMatchObject({
      seq: 1,
      method: 'POST',
      path: '/okhi',
      query: 'try=1',
      provider: 'okhi',
      eventType: 'verified',
      validation: { status: 'valid', errors: 0, warnings: 0 },
      signature: { verdict: 'not-checked' },
      reply: { status: 200 },
      capture: 'complete',
    });
  });

  it('keeps header pairs in their order and case, doubled ones and odd bytes too', async () => {
    const headers = ['Host', 'x', 'X-B', '1', 'x-a', '2', 'X-b', 'caf\u00e9', 'content-length', '0'];
    await send(running.url, { headers });
    const { headers: kept } = await running.call('events.get', { id: (await newest()).id });
    expect(kept.slice(0, 5)).toEqual([
      ['Host', 'x'],
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-b', 'caf\u00e9'],
      ['content-length', '0'],
    ]);
  });

  it.each([
    ['all 256 byte values', ALL_BYTES, []],
    ['gzip', gzipSync(verified), ['content-encoding', 'gzip']],
    ['9 MB', Buffer.alloc(9 * 1024 * 1024, ALL_BYTES), []],
    [
      'multipart',
      Buffer.concat([
        Buffer.from('--cut\r\nContent-Disposition: form-data; name="f"; filename="a.bin"\r\n\r\n'),
        ALL_BYTES,
        Buffer.from('\r\n--cut--\r\n'),
      ]),
      ['content-type', 'multipart/form-data; boundary=cut'],
    ],
    ['nothing', Buffer.alloc(0), []],
  ])('keeps a body of %s byte for byte', async (_name, body, headers) => {
    await send(running.url, { body, headers: ['content-length', String(body.length), ...headers] });
    const { id } = await newest();
    const full = await running.call('events.full', { id });
    expect(Buffer.from(full.bodyBase64, 'base64').equals(body)).toBe(true);
    expect(full.size).toBe(body.length);
  });

  it('undoes the chunked framing and keeps trailers', async () => {
    const answer = await sendRaw(running.port, [
      'POST /chunked HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n',
      '4\r\nabcd\r\n',
      '3\r\nefg\r\n0\r\nX-Sum: 7\r\n\r\n',
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const full = await running.call('events.full', { id: (await newest()).id });
    expect(full.text).toBe('abcdefg');
    expect(full.trailers).toEqual([['X-Sum', '7']]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'REPORT'])('takes %s', async (method) => {
    expect((await send(running.url, { method })).status).toBe(200);
    expect((await newest()).method).toBe(method);
  });

  it('takes requests without Host, with an unknown expectation, and those that wait for 100 Continue', async () => {
    expect(await sendRaw(running.port, ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n'])).toMatch(
      /^HTTP\/1\.1 200/,
    );
    expect(
      await sendRaw(running.port, [
        'POST / HTTP/1.1\r\nExpect: miracles\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
      ]),
    ).toMatch(/^HTTP\/1\.1 200/);
    expect(
      await sendRaw(running.port, [
        'POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
      ]),
    ).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
    expect((await running.call('engine.state', {})).totalEvents).toBe(3);
  });

  it('takes requests that share a connection, in their order', async () => {
    await sendRaw(running.port, [
      'POST /one HTTP/1.1\r\nContent-Length: 1\r\n\r\n1POST /two HTTP/1.1\r\nContent-Length: 1\r\nConnection: close\r\n\r\n2',
    ]);
    const { events } = await running.call('events.page', { offset: 0, limit: 10 });
    expect(events.map(({ path }) => path)).toEqual(['/one', '/two']);
  });

  it('refuses to be a proxy, and shows who asked', async () => {
    expect(
      await sendRaw(running.port, ['CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n']),
    ).toMatch(/ 405 /);
    expect(await newest()).toMatchObject({
      method: 'CONNECT',
      path: 'example.org:443',
      reply: { status: 405 },
    });
  });
});
