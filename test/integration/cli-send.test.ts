import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findScheme } from '../../core/signatures/schemes.ts';
import { verify } from '../../core/signatures/verify.ts';
import { hookglass, jsonLines } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { OK, type RawServer, rawServer } from '../support/raw-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
const servers: RawServer[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  folder.remove();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(...given: Parameters<typeof rawServer>): Promise<RawServer> {
  const server = await rawServer(...given);
  servers.push(server);
  return server;
}

const SVIX_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const KLUSTR = 'klustr/user.app.consent.update';

const send = (args: readonly string[], input: string | Uint8Array = '') =>
  hookglass(['send', ...args, '--json'], input);
const partsOf = (bytes: Buffer | undefined) => {
  const [head = '', ...rest] = (bytes ?? Buffer.alloc(0)).toString('latin1').split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = fields.map((field): [string, string] => [
    field.slice(0, field.indexOf(':')),
    field.slice(field.indexOf(':') + 2),
  ]);
  return { line, headers, body: Buffer.from(rest.join('\r\n\r\n'), 'latin1') };
};

describe('send --repeat', () => {
  it('sends it so many times, composed anew, and sums up', async () => {
    const server = await start((socket) => socket.write(OK));
    const many = ['--repeat', '30', '--concurrency', '4', '--set', 'id="{{uuid}}"'];
    const { code, stdout } = await send(['okaya/user.created', '--to', server.url, ...many]);
    expect(code).toBe(0);
    const lines = jsonLines(stdout) as { type: string; n?: number; request?: { bodyBase64: string } }[];
    const attempts = lines.filter(({ type }) => type === 'attempt');
    expect(attempts.map(({ n }) => n)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    expect(new Set(attempts.map(({ request }) => request?.bodyBase64)).size).toBe(30);
    expect(lines.at(-1)).toMatchObject({
      ...{ type: 'repeat', asked: 30, sent: 30, ok: 30, cancelled: false },
      outcomes: [{ status: 200, count: 30 }],
    });
    expect(server.connections.length).toBeLessThanOrEqual(4);
  });

  it('is as bad as its worst attempt, and says so to people', async () => {
    const server = await start((socket) => socket.write('HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n'));
    const many = ['--repeat', '3', '--concurrency', '1'];
    const { code, stdout } = await hookglass(['send', 'okaya/user.created', '--to', server.url, ...many]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^3 sent in .*; 0 accepted\.\nAnswer time: .*\n +3 {2}503\n$/);
  });
});

describe('send', () => {
  it('sends a template as documented, and prints what was sent and what came', async () => {
    const server = await start('HTTP/1.1 201 Made\r\nX-A: b\r\nContent-Length: 3\r\n\r\nyes');
    const { code, stdout, stderr } = await send(['okaya/user.created', '--to', `${server.url}/hooks`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { line, headers, body } = partsOf(await server.closed);
    expect(line).toBe('POST /hooks HTTP/1.1');
    expect(body.equals(readFileSync('fixtures/okaya/user.created.json'))).toBe(true);
    expect(jsonLines(stdout)).toMatchObject([
      {
        type: 'attempt',
        n: 1,
        status: 201,
        ok: true,
        durationMs: expect.any(Number) as number,
        request: { headers, bodyBase64: body.toString('base64') },
        response: {
          status: 201,
          headers: [
            ['X-A', 'b'],
            ['Content-Length', '3'],
          ],
          body: 'yes',
        },
        error: null,
      },
    ]);
  });

  it('sets fields and headers, each in its place', async () => {
    const server = await start();
    await send([
      'okhi/verified',
      '--to',
      server.url,
      '--set',
      'v2.user_id=abc',
      '--set',
      '/v2/extra=[1.50]',
      '--header',
      'OKHI-Authorization: mine: all',
      '--header',
      'X-Id: {{digits:4}}',
    ]);
    const { headers, body } = partsOf(await server.closed);
    expect(headers.map(([name]) => name)).toEqual([
      'Host',
      'Content-Type',
      'OKHI-Authorization',
      'X-Id',
      'Content-Length',
      'Connection',
    ]);
    expect(headers[2]?.[1]).toBe('mine: all');
    expect(headers[3]?.[1]).toMatch(/^\d{4}$/);
    expect(body.toString()).toContain('"user_id": "abc"');
    expect(body.toString()).toContain('"extra": [1.50]');
  });

  it("signs with the provider's documented scheme, or with the one that is named", async () => {
    const svix = await start();
    writeFileSync(join(folder.path, 'secret'), `${SVIX_SECRET}\n`);
    await send([KLUSTR, '--to', svix.url, '--secret-file', join(folder.path, 'secret')]);
    const signed = partsOf(await svix.closed);
    const scheme = findScheme('svix');
    if (!scheme) throw new Error('svix is gone');
    const request = { method: 'POST', path: '/', query: null, url: null, ...signed };
    expect(verify(request, scheme, { current: SVIX_SECRET }, { now: Date.now() }).verdict).toBe('verified');

    const github = await start();
    await send([
      'okaya/user.created',
      '--to',
      github.url,
      '--scheme',
      'github',
      '--secret',
      's',
      '--header-name',
      'X-Mine',
    ]);
    const { headers } = partsOf(await github.closed);
    expect(headers.find(([name]) => name === 'X-Mine')?.[1]).toMatch(/^sha256=[0-9a-f]{64}$/);

    const recipe = await start();
    const text = 'header=X-R;encoding=base64;content={body}';
    await send(['okaya/user.created', '--to', recipe.url, '--recipe', text, '--secret', 's']);
    expect(partsOf(await recipe.closed).headers.some(([name]) => name === 'X-R')).toBe(true);
  });

  it('without a secret sends unsigned, and says so on stderr', async () => {
    const server = await start();
    const { code, stderr } = await send(['meetinglawyers/message_sent', '--to', server.url]);
    expect(code).toBe(0);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'remark' }]);
    expect(partsOf(await server.closed).headers.some(([name]) => name === 'X-Signature')).toBe(false);
  });

  it('makes faults: the duplicate is two attempts with the same bytes', async () => {
    const server = await start();
    const { code, stdout, stderr } = await send([
      KLUSTR,
      '--to',
      server.url,
      '--secret',
      SVIX_SECRET,
      '--fault',
      'duplicate',
    ]);
    expect(code).toBe(0);
    expect(jsonLines(stdout).map(({ n }) => n)).toEqual([1, 2]);
    expect(server.connections).toHaveLength(2);
    expect(server.connections[0]?.equals(server.connections[1] ?? Buffer.alloc(0))).toBe(true);
    expect(jsonLines(stderr)[0]?.message).toContain('twice');
  });

  it('takes a file or standard input, with its variables, and detects its provider', async () => {
    const server = await start();
    const file = join(folder.path, 'event.json');
    writeFileSync(file, '{"type":"user_status_changed","at":"{{now}}"}');
    await send([file, '--to', server.url, '--secret', 's']);
    const { headers, body } = partsOf(await server.closed);
    expect(headers.map(([name]) => name)).toContain('X-Signature');
    expect(JSON.parse(body.toString())).toMatchObject({ at: expect.stringMatching(/^\d{4}-.*Z$/) as string });

    const other = await start();
    const bytes = Buffer.from([0, 1, 255]);
    await send(['-', '--to', other.url, '--provider', 'okhi'], bytes);
    const piped = partsOf(await other.closed);
    expect(piped.body.equals(bytes)).toBe(true);
    expect(piped.headers.map(([name]) => name)).toContain('okhi-authorization');
  });

  it('ends with 1 for another answer, and with 4 where there is none', async () => {
    const refusing = await start('HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n');
    expect((await send(['okaya/user.created', '--to', refusing.url])).code).toBe(1);
    const moved = await start('HTTP/1.1 301 Moved\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n');
    const redirected = await send(['okaya/user.created', '--to', moved.url]);
    expect(redirected.code).toBe(1);
    expect(jsonLines(redirected.stderr)[0]?.message).toContain('redirects to /a');
    const silent = await start(() => {});
    const timedOut = await send(['okaya/user.created', '--to', silent.url, '--timeout', '0.2']);
    expect(timedOut.code).toBe(4);
    expect(jsonLines(timedOut.stdout)[0]).toMatchObject({
      status: null,
      ok: false,
      response: null,
      error: { code: 'target-timeout' },
    });
    const closed = await send(['okaya/user.created', '--to', 'http://127.0.0.1:1']);
    expect(closed.code).toBe(4);
    expect(jsonLines(closed.stdout)[0]).toMatchObject({ error: { code: 'target-refused' } });
  });

  it('is for people without --json, and no answer can command the terminal', async () => {
    const server = await start('HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n\x1b[2Jyes');
    const { stdout } = await hookglass(['send', 'okaya/user.created', '--to', server.url]);
    expect(stdout).toMatch(/^#1 {2}200 OK {2}.* ms .*\n {4}\[2Jyes\n$/);
  });

  it.each([
    [['okaya/user.creatd', '--to', 'http://127.0.0.1:1'], 'Did you mean okaya/user.created?'],
    [['okaya/user.created'], '--to'],
    [['okaya/user.created', '--to', 'localhost:3000'], 'begins with http://'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--header', 'nothing'], 'with a colon'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--header', 'A B: c'], 'no header name'],
    [
      ['okaya/user.created', '--to', 'http://127.0.0.1:1', '--set', 'data.object.email.x=1'],
      'where a string stands',
    ],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--set', 'a={{nope}}'], '{{nope}} has no value'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--fault', 'nothing'], 'wrong-secret'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--fault', 'stale'], 'cannot be made'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--secret', 'hunter2'], 'Choose a scheme'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--scheme', 'nobody'], 'no signature scheme'],
    [['okaya/user.created', '--to', 'http://127.0.0.1:1', '--provider', 'okhi'], 'leave out --provider'],
    [['-', '--to', 'http://127.0.0.1:1', '--provider', 'nobody'], 'no provider'],
    // Without a secret, which is a remark once something can be sent.
    [[KLUSTR, '--to', 'nowhere'], 'is no URL'],
  ])('%j is wrong usage: exit 2 and one object on stderr', async (args, words) => {
    const { code, stdout, stderr } = await send(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error' }]);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('hunter2');
  });

  it('keeps the secret out of everything that it prints', async () => {
    const server = await start(OK);
    for (const template of [KLUSTR, 'meetinglawyers/message_sent']) {
      const secret = template === KLUSTR ? SVIX_SECRET : 'hunter2';
      const { stdout, stderr } = await send([template, '--to', server.url, '--secret', secret]);
      expect(stdout + stderr).not.toContain(secret);
    }
  });
});
