import { mkdirSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openInterfaceServer } from '../../cli/serving/interface-server.ts';
import type { Port } from '../../core/contract/port.ts';
import { readInterfaceFile } from '../../core/interface-files.ts';
import { temporaryFolder } from '../support/engine.ts';

const token = 'a-token-of-twenty-characters';
const folder = temporaryFolder();
const root = join(folder.path, 'interface');
const ports: Port[] = [];
let port: number;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(root, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(folder.path, 'secret.txt'), 'outside');
  port = await openInterfaceServer(0, { interfaceDir: root, token, onPort: (opened) => ports.push(opened) });
});
afterAll(() => {
  for (const opened of ports) opened.close();
  folder.remove();
});

function fetchPath(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject);
  });
}

describe('the page', () => {
  it('comes with its token, and with a fresh nonce in policy and page', async () => {
    const first = await fetchPath(`/?token=${token}`);
    const second = await fetchPath(`/?token=${token}`);
    expect(first.status).toBe(200);
    const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? 'none';
    expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
    expect(second.body).not.toBe(first.body);
  });

  it.each([
    ['without a token', '/', {}, 401],
    ['with a wrong token', '/?token=wrong', {}, 401],
    ['under a foreign name (DNS rebinding)', `/?token=${token}`, { host: 'evil.example' }, 403],
    ['from another site', `/?token=${token}`, { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another origin', `/?token=${token}`, { origin: 'http://evil.example' }, 403],
    ['from another port of this computer', `/?token=${token}`, { origin: 'http://127.0.0.1:1' }, 403],
  ])('%s is refused', async (_name, path, headers, status) => {
    expect((await fetchPath(path, headers)).status).toBe(status);
  });

  it('is only read', async () => {
    expect((await fetchPath(`/?token=${token}`, {}, 'DELETE')).status).toBe(405);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
    '//secret.txt',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await fetchPath(path);
    expect([401, 404]).toContain(status);
    expect(body).not.toContain('outside');
    expect((await readInterfaceFile(root, path)).status).toBe(404);
  });

  it('serves built files', async () => {
    const { status, headers } = await fetchPath('/assets/main.js');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('javascript');
  });
});

describe('the socket', () => {
  const open = (path: string, headers: Record<string, string> = {}): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('error', (error) => resolve(error.message));
    });

  it('opens with the token', async () => {
    expect(await open(`/port?token=${token}`, { origin: `http://127.0.0.1:${port}` })).toBe('open');
    expect(ports).toHaveLength(1);
  });

  it.each([
    ['/port', {}, '401'],
    ['/port?token=wrong', {}, '401'],
    [`/port?token=${token}`, { origin: 'http://evil.example' }, '403'],
    [`/port?token=${token}`, { host: 'evil.example' }, '403'],
    [`/other?token=${token}`, {}, '403'],
  ])('%s with %j is refused', async (path, headers, status) => {
    expect(await open(path, headers)).toContain(status);
    expect(ports).toHaveLength(1);
  });

  it('ends one that sends more than any message is, and serves the others', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/port?token=${token}`);
    const code = await new Promise<number>((resolve) => {
      socket.on('open', () => socket.send(Buffer.alloc(80 * 1024 * 1024, 'x')));
      // It is told why, or cut off while it still sends.
      socket.on('error', () => {});
      socket.on('close', resolve);
    });
    expect([1009, 1006]).toContain(code);
    expect((await fetchPath('/assets/main.js')).status).toBe(200);
  });

  it('lives on when a refused one is reset before it is answered', async () => {
    for (let n = 0; n < 20; n++) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            'GET /port HTTP/1.1\r\nHost: evil\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
            () => socket.resetAndDestroy(),
          );
        });
        socket.on('close', () => resolve());
      });
    }
    expect((await fetchPath('/assets/main.js')).status).toBe(200);
  });
});
