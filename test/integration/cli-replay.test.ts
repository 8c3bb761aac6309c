import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headerValue } from '../../core/inspect/record.ts';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type Handler, startHandler } from '../support/handler.ts';
import { send } from '../support/http.ts';

const KLUSTR = readFileSync('fixtures/klustr/user.ekyc.verified.json');
const WHSEC = `whsec_${Buffer.from('a-key-of-the-cli-tests').toString('base64')}`;

let folder: ReturnType<typeof temporaryFolder>;
let handler: Handler;
beforeEach(async () => {
  folder = temporaryFolder();
  handler = await startHandler();
});
afterEach(async () => {
  await handler.close();
  folder.remove();
});

describe('listen', () => {
  it('answers by its rules, held back too, and ends only once the answer has left', async () => {
    const listening = startHookglass([
      ...['listen', '--json', '--memory', '--port', '0', '--count', '3'],
      ...['--reply', 'status=404,when=path:/missing', '--reply', 'status=500,delay=300ms,body=later'],
    ]);
    const { url } = await listening.next();
    expect((await send(String(url), { path: '/missing' })).status).toBe(404);
    const late = await Promise.all([send(String(url)), send(String(url))]);
    expect(late).toEqual([
      { status: 500, body: 'later' },
      { status: 500, body: 'later' },
    ]);
    expect(await listening.next()).toMatchObject({ reply: { status: 404 }, answer: { by: 'path:/missing' } });
    expect(await listening.next()).toMatchObject({ reply: { status: 500 }, answer: { pending: false } });
    expect((await listening.ended).code).toBe(0);
  });

  it('waits for an answer that is held back also where it prints nothing', async () => {
    const listening = startHookglass([
      ...['listen', '--json', '--quiet', '--memory', '--port', '0', '--count', '1'],
      ...['--reply', 'status=202,delay=200ms'],
    ]);
    const { url } = await listening.next();
    expect((await send(String(url))).status).toBe(202);
    expect((await listening.ended).code).toBe(0);
  });

  it('refuses a rule that is none, and says why', async () => {
    const refused = await hookglass(['listen', '--memory', '--port', '0', '--reply', 'status=abc']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('A status is a number from 200 to 599.');
    const query = await hookglass(['listen', '--memory', '--port', '0', '--reply', 'status=500,when=size>']);
    expect(query.code).toBe(2);
  });

  it('forwards, tells each attempt, and ends only once they have ended', async () => {
    const listening = startHookglass([
      ...['listen', '--json', '--memory', '--port', '0', '--count', '1', '--forward', handler.url],
    ]);
    const { url } = await listening.next();
    await send(String(url), { path: '/klustr', body: KLUSTR });
    const lines = [await listening.next(), await listening.next()];
    const event = lines.find(({ type }) => type === 'event');
    expect(lines.find(({ type }) => type === 'forward')).toMatchObject({
      ...{ event: event?.id, seq: 1, n: 1, url: handler.url },
      ...{ status: 200, ok: true, error: null, last: true },
    });
    expect((await listening.ended).code).toBe(0);
    expect(handler.requests[0]?.body).toEqual(KLUSTR);
  });
});

describe('replay', () => {
  const capture = async (bodies: readonly (string | Uint8Array)[]) => {
    const listening = startHookglass([
      ...['listen', '--json', '--port', '0', '--data', folder.path, '--count', String(bodies.length)],
    ]);
    const { url } = await listening.next();
    for (const body of bodies) await send(String(url), { path: '/klustr?x=1', body });
    await listening.ended;
  };

  it('sends the exact bytes, or signed now, in the order in which they came', async () => {
    await capture([KLUSTR, '{"n":2}']);
    const replayed = await hookglass([
      'replay',
      '2',
      '1',
      '--to',
      handler.url,
      '--data',
      folder.path,
      '--json',
    ]);
    expect(replayed.code).toBe(0);
    const lines = jsonLines(replayed.stdout);
    expect(lines.map(({ type, seq }) => [type, seq])).toEqual([
      ['attempt', 1],
      ['attempt', 2],
      ['replay', undefined],
    ]);
    expect(lines[2]).toEqual({ type: 'replay', ok: true, sent: 2, delivered: 2 });
    expect(handler.requests.map(({ body }) => body)).toEqual([KLUSTR, Buffer.from('{"n":2}')]);
    expect(handler.requests[0]?.path).toBe('/hooks?x=1');

    const resigned = await hookglass([
      ...['replay', '1', '--to', handler.url, '--data', folder.path, '--resign', '--secret', WHSEC],
    ]);
    expect(resigned.code).toBe(0);
    expect(headerValue(handler.requests[2]?.headers ?? [], 'svix-signature')).toMatch(/^v1,/);
  });

  it('sends nothing where one of them cannot be sent', async () => {
    await capture([KLUSTR, '{"n":2}']);
    const unsigned = await hookglass([
      ...['replay', '1', '2', '--to', handler.url, '--data', folder.path, '--resign', '--secret', WHSEC],
    ]);
    expect(unsigned.code).toBe(2);
    expect(unsigned.stderr).toContain('Nothing says how this event is signed.');
    const missing = await hookglass(['replay', '9', '--to', handler.url, '--data', folder.path, '--json']);
    expect(missing.code).toBe(2);
    expect(handler.requests).toEqual([]);
  });
});
