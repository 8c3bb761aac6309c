import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest } from '../../core/compose/http.ts';
import { curlBytes } from '../../core/exchange/curl-write.ts';
import type { ExchangeEvent } from '../../core/exchange/exchanged.ts';
import { testForms } from '../../core/exchange/handler-tests.ts';
import { httpMessage } from '../../core/exchange/http-file.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { type AnyRequest, anyRequest } from '../support/exchange.ts';
import { sendRaw } from '../support/http.ts';

/** What was captured, and what an export of it became when it was executed: the same, but for where and when it came. */
describe('an export that is executed', () => {
  let running: RunningEngine;
  let total = 0;
  beforeAll(async () => {
    running = await startEngine();
  });
  afterAll(() => running.close());

  const newest = async (): Promise<ExchangeEvent> => {
    total += 1;
    await running.arrived(total);
    const detail = await running.call('events.get', { id: String(total) });
    const { bytesBase64 } = await running.call('events.body', {
      id: String(total),
      offset: 0,
      length: 1024 * 1024,
      form: 'raw',
    });
    return { detail, body: Buffer.from(bytesBase64, 'base64') };
  };
  const capture = async (request: AnyRequest): Promise<ExchangeEvent> => {
    await sendRaw(running.port, [rawRequest(request)], { end: true });
    return newest();
  };
  const same = ({ detail, body }: ExchangeEvent) => {
    const { method, path, query, headers, httpVersion, capture: state } = detail;
    return { method, path, query, headers, httpVersion, state, body: Buffer.from(body).toString('latin1') };
  };
  const host = (): string => `127.0.0.1:${running.port}`;
  const law = (execute: (event: ExchangeEvent) => Promise<unknown>, numRuns: number): Promise<void> =>
    fc.assert(
      fc.asyncProperty(anyRequest(host()), async (request) => {
        const event = await capture(request);
        expect(same(event)).toMatchObject({ ...request, body: Buffer.from(request.body).toString('latin1') });
        await execute(event);
        expect(same(await newest())).toEqual(same(event));
      }),
      { numRuns },
    );

  test('law: an HTTP file on a socket is the request again', () =>
    law((event) => sendRaw(running.port, [httpMessage(event)], { end: true }), 100));

  test('law: a cURL command in a shell is the request again', { timeout: 120_000 }, () =>
    law((event) => runShell(curlBytes(event)), 60),
  );

  test.each([
    ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['a NUL', Buffer.from('a\0b')],
    ['more than an argument holds', Buffer.alloc(300_000, 'text ')],
  ])('a body of %s goes through cURL', async (_, body) => {
    const headers: [string, string][] = [
      ['hOsT', host()],
      ['X-Twice', '1'],
      ['x-twice', 'it\'s "2" \\ $HOME `id`'],
      ['X-Empty', ''],
      ['X-Byte', 'caf\u00e9'],
      ['Content-Length', String(body.length)],
    ];
    const event = await capture({ method: 'POST', path: '/a/../[b]{c}', query: "d='e'&f", headers, body });
    await runShell(curlBytes(event));
    expect(same(await newest())).toEqual(same(event));
  });

  test.each(['*', 'http://elsewhere.example/a?b#c', '/a#b'])(
    'a target like %s goes through cURL',
    async (target) => {
      const headers: [string, string][] = [['Host', host()]];
      const event = await capture({
        method: 'OPTIONS',
        path: target,
        query: null,
        headers,
        body: new Uint8Array(),
      });
      await runShell(curlBytes(event));
      expect(same(await newest())).toEqual(same(event));
    },
  );

  test('a test file passes against a handler that answers 2xx, and sends the request again', {
    timeout: 60_000,
  }, async () => {
    const body = Buffer.from([...Buffer.from('{"é":"\\u2028 " }\n'), 0, 255]);
    const headers: [string, string][] = [
      ['host', host()],
      ['X-A', '"1" \\'],
      ['x-a', 'caf\u00e9'],
      ['Content-Type', 'application/json'],
      ['Content-Length', String(body.length)],
    ];
    const chunked: [string, string][] = [
      ['Host', host()],
      ['Transfer-Encoding', 'chunked'],
    ];
    const events = [
      await capture({ method: 'POST', path: '/hooks', query: 'a=%22', headers, body }),
      await capture({
        method: 'PUT',
        path: '/hooks',
        query: null,
        headers: chunked,
        body: Buffer.from('{}'),
      }),
    ];
    for (const [name, run] of Object.entries(runners)) {
      const form = testForms[name as keyof typeof testForms];
      await run(form.start + events.map((event) => form.test(event)).join(''), running.url);
      const again = [await newest(), await newest()];
      expect(again.map(same), name).toEqual(events.map(same));
    }
  });
});

function runShell(command: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = spawn('sh', ['-s'], { stdio: ['pipe', 'ignore', 'pipe'] });
    const told: Buffer[] = [];
    shell.stderr.on('data', (chunk: Buffer) => told.push(chunk));
    shell.on('error', reject);
    shell.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${code}: ${Buffer.concat(told)}\n${command.toString('latin1')}`)),
    );
    shell.stdin.end(command);
  });
}

type Run = (file: string, handler: string) => Promise<void>;

/** The runners themselves are not needed to see what a test does: a few lines stand for their `test` and `expect`. */
const runners: Record<'vitest' | 'jest' | 'pytest', Run> = {
  vitest: (file, handler) => runNode('test.mjs', file.replace(/^import .* from 'vitest';$/m, STUB), handler),
  jest: (file, handler) => runNode('test.cjs', `${STUB}\n${file}`, handler),
  pytest: (file, handler) => {
    const names = [...file.matchAll(/^def (test_\w+)/gm)].map(([, name]) => `${name}()`);
    return runFile('python3', 'test_events.py', `${file}\n\n${names.join('\n')}\n`, handler);
  },
};
const STUB = `let last = Promise.resolve();
const test = (name, run) => { last = last.then(run); };
const expect = (is) => ({ toBe(due) { if (is !== due) throw new Error(is + ' is not ' + due); } });`;

const runNode = (name: string, text: string, handler: string) =>
  runFile(process.execPath, name, text, handler);

function runFile(program: string, name: string, text: string, handler: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hookglass-'));
  const path = join(folder, name);
  writeFileSync(path, text);
  return new Promise((resolve, reject) => {
    const child = spawn(program, [path], {
      env: { ...process.env, HANDLER_URL: handler },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const told: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      rmSync(folder, { recursive: true });
      if (code === 0) resolve();
      else reject(new Error(`${Buffer.concat(told)}\n${text}`));
    });
  });
}
