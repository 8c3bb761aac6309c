import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPieces } from '../../../support/exchange.ts';

const read = (text: string) => readPieces(Buffer.from(text));
const requests = (text: string) =>
  read(text).events.map(({ request: { method, path, body } }) => `${method} ${path} ${Buffer.from(body)}`);

describe('files of other tools', () => {
  test('the HAR of a window of Electron, as playwright writes it', () => {
    const { events } = read(readFileSync('test/fixtures/har/electron-window.har', 'utf8'));
    expect(events.map(({ request: { method, path, query } }) => [method, path, query])).toEqual([
      ['POST', '/okhi', 'from=browser'],
      ['PUT', '/bytes', null],
      ['POST', '/missing', null],
    ]);
    expect(
      Buffer.from(events[0]?.request.body ?? []).equals(readFileSync('fixtures/okhi/verified.json')),
    ).toBe(true);
    expect(events[0]?.request.headers).toContainEqual(['authorization', 'Bearer example']);
    expect(events[0]).toMatchObject({
      originalAt: Date.parse('2026-11-25T04:46:46.591Z'),
      reply: { status: 200 },
    });
    // It keeps no body that is no text: what is not there is said.
    expect(events[1]?.request).toMatchObject({
      capture: 'incomplete',
      captureNote: expect.stringContaining('4 bytes'),
    });
    expect(events[2]?.reply?.status).toBe(404);
  });

  test('a HAR with as little as there may be', () => {
    const har = { log: { entries: [{ request: { method: 'GET', url: 'https://a.example/x?y=1' } }] } };
    expect(read(JSON.stringify(har)).events).toMatchObject([
      {
        originalAt: null,
        reply: null,
        request: { method: 'GET', path: '/x', query: 'y=1', httpVersion: '1.1', headers: [] },
      },
    ]);
  });

  test('a HAR whose answers, times and versions are not as they should be', () => {
    const entry = (changes: object) => ({
      request: { method: 'GET', url: 'http://a/', headers: [], httpVersion: 'h2' },
      ...changes,
    });
    const entries = [
      entry({ startedDateTime: 'yesterday', time: 'long', response: { status: 0 } }),
      entry({ startedDateTime: 5, time: -1, response: 'none' }),
      entry({ time: 3, response: { status: 204, content: { text: 'aGk=', encoding: 'base64' } } }),
    ];
    const { events } = read(JSON.stringify({ log: { pages: null, entries } }));
    expect(
      events.map(({ reply }) => reply && `${reply.status} ${Buffer.from(reply.body)} ${reply.durationMs}`),
    ).toEqual([null, null, '204 hi 3']);
    expect(events[0]?.request.httpVersion).toBe('2');
  });

  test('an entry of ours that somebody changed counts as it is now', () => {
    const own = {
      method: 'GET',
      path: '/was',
      query: null,
      headers: [],
      trailers: [],
      httpVersion: '1.1',
      remoteAddress: null,
      capture: 'complete',
      captureNote: null,
    };
    const changed = {
      request: { method: 'GET', url: 'http://localhost/is', httpVersion: 'HTTP/1.1', headers: [] },
      _hookglass: own,
    };
    expect(requests(JSON.stringify({ log: { entries: [changed] } }))).toEqual(['GET /is ']);
  });

  test('an HTTP file of an editor', () => {
    const file =
      '@host = a\n\n# @name first\nPOST http://a/x HTTP/1.1\nContent-Type: text/plain\n\nbody\n\n### second\n// a note\nGET http://a/y\n\n###\n\n';
    expect(requests(file)).toEqual(['POST /x body', 'GET /y ']);
  });

  test('a script of cURL commands, over several lines, with comments and without backslashes', () => {
    const file = `#!/bin/sh\n# two\ncurl http://a/1 \\\n  -d 'x\ncurl no'\n\n$ curl 'http://a/2'\n  -H 'A: b'\n`;
    expect(requests(file)).toEqual(['POST /1 x\ncurl no', 'GET /2 ']);
  });

  test('JSON lines with blank lines, line breaks of Windows and no end', () => {
    const line = JSON.stringify({ method: 'GET', path: '/x', headers: [], bodyBase64: '' });
    expect(requests(`\ufeff${line}\r\n\r\n${line}`)).toEqual(['GET /x ', 'GET /x ']);
  });
});
