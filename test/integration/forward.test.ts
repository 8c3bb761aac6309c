import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ForwardTarget } from '../../core/contract/forwarding.ts';
import { bind } from '../../core/receiver/listen.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { type Handler, startHandler } from '../support/handler.ts';
import { send, sendMany } from '../support/http.ts';
import { OK, rawServer } from '../support/raw-server.ts';
import { forwardTo, rule, rules } from '../support/rules.ts';

let running: RunningEngine;
let handler: Handler;
beforeEach(async () => {
  running = await startEngine();
  handler = await startHandler();
});
afterEach(async () => {
  await running.close();
  await handler.close();
});

const forward = (targets: ForwardTarget[], paused = false, slug = '') =>
  running.call('forward.set', { slug, forwarding: { targets, paused } });
const settle = () => running.call('forward.settle', { timeoutMs: 20_000 });
const copies = async (id: string) => (await running.call('deliveries.from', { id })).deliveries;
const health = async () => (await running.call('forward.health', {})).targets;

describe('forwarding', () => {
  it('sends the bytes and headers that came, after the answer, and keeps what the handler said', async () => {
    await forward([forwardTo(handler.url)]);
    const body = Buffer.from([0x7b, 0x20, 0x22, 0xff, 0x00, 0x7d]);
    const came = ['X-Sig', 'v1=abc', 'Host', 'public.example', 'x-A', '1', 'Content-Length', '6', 'X-a', '2'];
    await send(running.url, { path: '/okhi/x?q=%20', headers: came, body });
    await settle();
    const [got] = handler.requests;
    expect(got?.body).toEqual(body);
    expect(got?.path).toBe('/hooks?q=%20');
    expect(got?.headers).toEqual([
      ['X-Sig', 'v1=abc'],
      ['Host', new URL(handler.url).host],
      ['x-A', '1'],
      ['Content-Length', '6'],
      ['X-a', '2'],
      ['X-Forwarded-For', '127.0.0.1'],
      ['X-Forwarded-Host', 'public.example'],
      ['X-Forwarded-Proto', 'http'],
      ['Via', expect.stringMatching(/^1\.1 hookglass-[0-9a-f]{10}$/)],
    ]);
    const [delivery] = await copies('1');
    expect(delivery).toMatchObject({ kind: 'forward', copyOf: 1, status: 200, ok: true, url: handler.url });
    expect(Buffer.from(delivery?.list[0]?.bodyBase64 ?? '', 'base64')).toEqual(body);
    expect(delivery?.list[0]?.timings.totalMs).toBeGreaterThan(0);
    // What was forwarded in numbers does not push what was sent by hand out of its list.
    expect((await running.call('deliveries.page', { before: null, limit: 10 })).deliveries).toEqual([]);
  });

  it('keeps the path for a target without one, and goes to every target of the endpoint alone', async () => {
    const origin = new URL(handler.url).origin;
    const options = { headerName: null, recipe: null, publicUrl: null };
    const endpoint = { slug: 'in', provider: null, scheme: null, options, rejectBadSignature: false };
    await running.call('endpoints.save', { was: null, endpoint });
    await forward([forwardTo(origin), forwardTo(handler.url)], false, 'in');
    await send(running.url, { path: '/in/deep' });
    await send(running.url, { path: '/elsewhere' });
    await settle();
    expect(handler.requests.map(({ path }) => path).sort()).toEqual(['/hooks', '/in/deep']);
    await running.call('endpoints.remove', { slug: 'in' });
    await send(running.url, { path: '/in' });
    await settle();
    expect(handler.requests).toHaveLength(2);
    await running.call('endpoints.restore', { slug: 'in' });
    await send(running.url, { path: '/in' });
    await settle();
    expect(handler.requests).toHaveLength(4);
  });

  it('goes on whatever the endpoint itself answers, and stops at what came from here', async () => {
    await running.call('replies.set', { slug: '', answering: rules(rule({ fault: { kind: 'reset' } })) });
    // To itself: that would never end.
    await forward([forwardTo(running.url, { tries: 1 }), forwardTo(handler.url)]);
    await send(running.url).catch(() => {});
    await settle();
    await running.arrived(2);
    await settle();
    expect(handler.requests).toHaveLength(1);
    expect((await running.call('engine.state', {})).totalEvents).toBe(2);
  });

  it('tries again what failed, each attempt kept', async () => {
    const late = await startHandler((n) => (n === 1 ? 503 : 204));
    await forward([forwardTo(late.url)]);
    await send(running.url);
    await settle();
    const [delivery] = await copies('1');
    expect(delivery?.list.map(({ n, response }) => [n, response?.status])).toEqual([
      [1, 503],
      [2, 204],
    ]);
    expect(await health()).toMatchObject([{ state: 'ok', delivered: 1, failed: 0, lastStatus: 204 }]);
    await late.close();
  });

  it('holds what comes while it is paused, and sends it then', async () => {
    const target = forwardTo(handler.url);
    await forward([target], true);
    await send(running.url);
    expect(await health()).toMatchObject([{ paused: true, waiting: 1 }]);
    await forward([target]);
    await settle();
    expect(handler.requests).toHaveLength(1);
    await forward([target], true);
    await send(running.url);
    await running.call('forward.clear', { slug: '' });
    await forward([target]);
    await settle();
    expect(handler.requests).toHaveLength(1);
  });

  it('tells every attempt and the health of the target in pushes', async () => {
    await forward([forwardTo(handler.url)]);
    const told = new Promise((resolve) => {
      running.engine.onPush((push) => {
        if (push.name === 'forward.attempts') resolve(push.data.attempts);
      });
    });
    await send(running.url);
    expect(await told).toMatchObject([{ seq: 1, n: 1, status: 200, ok: true, last: true, url: handler.url }]);
  });

  it('refuses what is no target, at its field', async () => {
    const wrong = forwardTo('localhost:3000');
    await expect(forward([wrong])).rejects.toMatchObject({ details: { target: wrong.id, field: 'url' } });
  });
});

describe('beside the capture', () => {
  it('a target that hangs and one that is not there cost no event and no answer', async () => {
    const hanging = await rawServer(() => {});
    const gone = await rawServer(OK);
    await gone.close();
    await forward([
      forwardTo(hanging.url, { timeoutMs: 600_000 }),
      forwardTo(`${gone.url}/x`),
      forwardTo(handler.url, { atOnce: 50 }),
    ]);
    const count = 2_000;
    const taken = await sendMany(running.url, count, (n) => JSON.stringify({ n }));
    expect(taken).toBe(count);
    expect((await running.call('engine.state', {})).totalEvents).toBe(count);
    // All of it reached the one that answers, each once, while the others still wait.
    const last = new Promise<void>((resolve) => {
      const look = (): void => {
        if (handler.requests.length === count) resolve();
        else setImmediate(look);
      };
      look();
    });
    await last;
    expect(new Set(handler.requests.map(({ body }) => body.toString())).size).toBe(count);
    const [hangs, away] = await health();
    expect(hangs).toMatchObject({ underWay: 8, waiting: count - 8, delivered: 0 });
    expect(away).toMatchObject({ state: 'down', delivered: 0 });
    await running.close();
    await hanging.close();
    running = await startEngine();
  });

  it('an engine that closes breaks off what hangs at once', async () => {
    const server = createServer(() => {});
    const port = await bind(server, 0, '127.0.0.1');
    const asked = new Promise((resolve) => server.once('request', resolve));
    await forward([forwardTo(`http://127.0.0.1:${port}`, { timeoutMs: 600_000 })]);
    await send(running.url);
    await asked;
    await running.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    running = await startEngine();
  });
});
