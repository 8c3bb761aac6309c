import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { noTunnel } from '../../../core/contract/tunnel.ts';
import { memoryVault } from '../../../core/vault/vault.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { startEngine, temporaryFolder } from '../../support/engine.ts';
import { type PublicEngine, publicEngine } from '../../support/ngrok/public-engine.ts';
import type { NgrokStandIn } from '../../support/ngrok/stand-in.ts';
import { TOKEN } from '../../support/ngrok/token.ts';
import { builtTunnel, quick, tunnelBench } from '../../support/ngrok/tunnel-bench.ts';
import { sendingBench } from '../../support/sending.ts';

const bench = tunnelBench();
const { post } = sendingBench();
const engines: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

async function open(
  ...given: Parameters<typeof publicEngine> extends [unknown, ...infer Rest] ? Rest : never
): Promise<{ ngrok: NgrokStandIn; engine: PublicEngine }> {
  const ngrok = await bench.ngrok();
  const engine = await publicEngine(ngrok, ...given);
  engines.push(engine);
  return { ngrok, engine };
}

describe('a request through the public URL', () => {
  it('is stored byte for byte, and pushed', async () => {
    const { ngrok, engine } = await open();
    const url = await engine.goPublic();
    const body = randomBytes(3_000);
    const attempt = await post(
      `${url}/okhi/x?a=%20b`,
      { ca: ngrok.ca },
      {
        body,
        headers: [
          ['X-Odd', 'a'],
          ['x-odd', '  b '],
        ],
      },
    );
    expect(attempt.response?.status).toBe(200);
    await engine.arrived(1);
    const { events } = await engine.call('events.page', { offset: 0, limit: 1 });
    const full = await engine.call('events.full', { id: events[0]?.id ?? '' });
    expect(Buffer.from(full.bodyBase64, 'base64').equals(body)).toBe(true);
    expect(full).toMatchObject({ method: 'POST', path: '/okhi/x', query: 'a=%20b' });
    expect(full.headers.filter(([name]) => /^x-odd$/i.test(name))).toEqual([
      ['X-Odd', 'a'],
      ['x-odd', 'b'],
    ]);
  });

  it('is one of 200 at once, and none is lost or mixed up', async () => {
    const { ngrok, engine } = await open();
    const url = await engine.goPublic();
    const attempts = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        post(`${url}/many/${n}`, { ca: ngrok.ca }, { body: Buffer.from(`n=${n}`) }),
      ),
    );
    expect(attempts.filter(({ ok }) => !ok)).toEqual([]);
    await engine.arrived(200);
    const { events } = await engine.call('events.page', { offset: 0, limit: 200 });
    const bodies = await Promise.all(events.map(({ id }) => engine.call('events.full', { id })));
    expect(new Set(bodies.map(({ path, text }) => `${path} ${text}`))).toEqual(
      new Set(Array.from({ length: 200 }, (_, n) => `/many/${n} n=${n}`)),
    );
  });

  it('may have 5 MB', async () => {
    const { ngrok, engine } = await open();
    const url = await engine.goPublic();
    const body = randomBytes(5_000_000);
    const { response } = await post(`${url}/large`, { ca: ngrok.ca, timeoutMs: 25_000 }, { body });
    expect(response?.status).toBe(200);
    await engine.arrived(1);
    const { events } = await engine.call('events.page', { offset: 0, limit: 1 });
    const { bodyBase64 } = await engine.call('events.full', { id: events[0]?.id ?? '' });
    expect(Buffer.from(bodyBase64, 'base64').equals(body)).toBe(true);
  });

  it('that wants a WebSocket is answered like any other, which refuses it, and kept', async () => {
    const { ngrok, engine } = await open();
    const url = await engine.goPublic();
    const socket = new WebSocket(`${url.replace('https', 'wss')}/socket`, { ca: ngrok.ca });
    socket.on('error', () => {});
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(answer.statusCode).toBe(200);
    socket.terminate();
    await engine.arrived(1);
  });
});

describe('the tunnel of an engine', () => {
  it('keeps the token in the vault and gives it to nobody', async () => {
    const { engine } = await open();
    await engine.goPublic();
    expect(JSON.stringify([engine.pushes, await engine.call('tunnel.info', {})])).not.toContain(TOKEN);
    const { token } = await engine.call('tunnel.clearToken', {});
    expect(token).toBe('not-set');
    const failed = await engine.until(({ state }) => state.status === 'failed');
    expect(failed.state).toMatchObject({ problem: { code: 'ERR_NGROK_4018' } });
    expect(failed.publicUrl).toBeNull();
  });

  it('fails without a token before it asks anyone', async () => {
    const { ngrok, engine } = await open();
    const { state } = await engine.call('tunnel.start', {});
    expect(state).toMatchObject({ status: 'failed', problem: { code: 'ERR_NGROK_4018' } });
    expect(ngrok.dials).toBe(0);
  });

  it('goes on capturing on this computer while a connect hangs, and stops at once when told to', async () => {
    const { ngrok, engine } = await open();
    ngrok.silent = true;
    await engine.call('tunnel.setToken', { token: TOKEN });
    await engine.call('tunnel.start', {});
    await ngrok.until(() => ngrok.dials === 1);
    expect((await post(`${engine.url}/local`)).response?.status).toBe(200);
    expect((await engine.call('tunnel.stop', {})).state).toEqual({ status: 'off' });
    await ngrok.until(() => ngrok.connections === 0);
  });

  it('follows the receiver to another port, and changed settings', async () => {
    const { ngrok, engine } = await open();
    const url = await engine.goPublic();
    await engine.call('receiver.start', { port: 0 });
    const { settings } = await engine.call('tunnel.info', {});
    await engine.call('tunnel.save', { settings: { ...settings, domain: 'other.ngrok.test' } });
    await ngrok.until(() => ngrok.binds.at(-1)?.Opts.Domain === 'other.ngrok.test');
    await engine.until(({ state }) => state.status === 'online');
    expect((await post(`${url}/moved`, { ca: ngrok.ca })).response?.status).toBe(200);
    await engine.arrived(1);
  });

  it('opens by itself where the settings say so, unless the host was told not to', async () => {
    const ngrok = await bench.ngrok();
    const folder = temporaryFolder();
    const start = (atStart: 'as-set' | 'off') =>
      publicEngineOf(folder.path, atStart).then(async (engine) => {
        const info = await engine.call('tunnel.info', {});
        return { engine, info };
      });
    const first = await start('off');
    const settings = { ...noTunnel, server: ngrok.server, ca: ngrok.ca, startWithApp: true };
    await first.engine.call('tunnel.save', { settings });
    await first.engine.close();
    const second = await start('as-set');
    await ngrok.until(() => ngrok.online);
    expect(second.info.settings).toEqual(settings);
    await second.engine.close();
    await ngrok.until(() => ngrok.connections === 0);
    const third = await start('off');
    expect(third.info.state).toEqual({ status: 'off' });
    await third.engine.close();
    folder.remove();
  });

  it('is offline, and its process gone, when the engine closes', async () => {
    const ngrok = await bench.ngrok();
    const engine = await publicEngine(ngrok);
    await engine.goPublic();
    await engine.close();
    await ngrok.until(() => ngrok.connections === 0);
    expect(ngrok.unbinds).toBeGreaterThan(0);
  });

  it('says at the field what is wrong with a setting', async () => {
    const { engine } = await open();
    const base = (await engine.call('tunnel.info', {})).settings;
    const wrong = {
      domain: 'https://x.ngrok.app',
      server: '[::1]:443',
      ca: 'not a certificate',
      ownUrl: 'hooks.example.com',
    };
    for (const [field, value] of Object.entries(wrong)) {
      const saving = engine.call('tunnel.save', { settings: { ...base, [field]: value } });
      await expect(saving).rejects.toMatchObject({ code: 'bad-argument', details: { field } });
    }
    const token = engine.call('tunnel.setToken', { token: 'ngrok config add-authtoken abc' });
    await expect(token).rejects.toMatchObject({ details: { field: 'token' } });
    expect((await engine.call('tunnel.info', {})).settings).toEqual(base);
  });

  it('gives the public URL to the targets of the Simulator', async () => {
    const { engine } = await open();
    const url = await engine.goPublic();
    const { targets } = await engine.call('simulator.targets', { provider: 'okhi' });
    expect(targets).toContainEqual({ url: `${url}/okhi`, kind: 'public' });
  });
});

describe('the path test', () => {
  const statuses = (hops: readonly { id: string; status: string }[]) =>
    Object.fromEntries(hops.map(({ id, status }) => [id, status]));
  const test = (engine: PublicEngine, window = false) => engine.call('path.test', { job: 'path', window });

  it('is green on every hop where all is well, with the window that shows it', async () => {
    const { engine } = await open();
    await engine.goPublic();
    engine.engine.onPush((push) => {
      if (push.name !== 'events.added') return;
      const nonce = push.data.events.at(-1)?.path.split('/').at(-1) ?? '';
      void engine.call('path.seen', { nonce });
    });
    const report = await test(engine, true);
    expect(report.hops.map(({ id, status }) => [id, status])).toEqual(
      ['address', 'tunnel', 'receiver', 'store', 'window', 'answer'].map((id) => [id, 'ok']),
    );
    expect(report.ok).toBe(true);
    expect(report.eventId).not.toBeNull();
    const told = engine.pushes.flatMap((push) => (push.name === 'path.hop' ? [push.data.hop] : []));
    expect(told).toEqual(report.hops);
  });

  it('names a public URL that cannot be trusted', async () => {
    const { engine } = await open({ settings: { way: 'own', ownUrl: 'https://localhost:9', ca: null } });
    const ngrok = await bench.ngrok();
    const { settings } = await engine.call('tunnel.info', {});
    await engine.call('tunnel.save', { settings: { ...settings, ownUrl: `${ngrok.publicUrl}/` } });
    const { ok, hops } = await test(engine);
    expect(ok).toBe(false);
    expect(hops[0]).toMatchObject({
      id: 'address',
      status: 'failed',
      message: expect.stringMatching(/authority/),
    });
    expect(statuses(hops.slice(1))).toEqual({
      ...{ tunnel: 'skipped', receiver: 'skipped', store: 'skipped', window: 'skipped', answer: 'skipped' },
    });
  });

  it('names a tunnel that is not online at the URL', async () => {
    const ngrok = await bench.ngrok();
    const { engine } = await open({ settings: { way: 'own', ownUrl: ngrok.publicUrl, ca: ngrok.ca } });
    const { hops } = await test(engine);
    expect(statuses(hops)).toMatchObject({ address: 'ok', tunnel: 'failed', receiver: 'skipped' });
    expect(hops[1]?.message).toMatch(/ERR_NGROK_3200/);
  });

  it('names a URL that leads somewhere else', async () => {
    const authority = await makeCertificate({ name: 'A', isAuthority: true });
    const server = createServer(
      await makeCertificate({ name: 'localhost', authority }),
      (_request, response) => {
        response.writeHead(404).end('not here');
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const own = { way: 'own', ownUrl: `https://localhost:${port}`, ca: authority.cert } as const;
    const { engine } = await open({ settings: own });
    const { hops } = await test(engine);
    expect(hops[1]).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/answered 404.*somewhere else/),
    });
    server.close();
  });

  it('names a capture that is paused', async () => {
    const { engine } = await open();
    await engine.goPublic();
    await engine.call('capture.set', { on: false });
    const { hops } = await test(engine);
    expect(statuses(hops)).toMatchObject({
      address: 'ok',
      tunnel: 'ok',
      receiver: 'failed',
      store: 'skipped',
    });
    expect(hops[2]?.message).toMatch(/Capture is paused/);
  });

  it('names a window that shows nothing', async () => {
    const { engine } = await open();
    await engine.goPublic();
    const { ok, hops } = await test(engine, true);
    expect(ok).toBe(false);
    expect(statuses(hops)).toMatchObject({ store: 'ok', window: 'failed', answer: 'ok' });
  });

  it('says why there is nothing to test', async () => {
    const { engine } = await open();
    const report = await test(engine);
    expect(report).toMatchObject({ ok: false, url: null });
    expect(report.hops[0]?.message).toMatch(/open the tunnel/);
  });

  it('can be cancelled while the way is silent', async () => {
    const { ngrok, engine } = await open();
    await engine.goPublic();
    ngrok.beats = false;
    const running = test(engine);
    await engine.call('jobs.cancel', { job: 'path' });
    await expect(running).rejects.toMatchObject({ code: 'job-cancelled' });
  });

  it('takes a public URL of the user’s own, with a path', async () => {
    const { ngrok, engine } = await open();
    const url = await engine.goPublic();
    const other = await publicEngineOf(null, 'off');
    engines.push(other);
    // It leads to the first engine, so the second one sees nothing.
    const settings = { ...noTunnel, way: 'own' as const, ownUrl: `${url}/hooks/`, ca: ngrok.ca };
    expect((await other.call('tunnel.save', { settings })).publicUrl).toBe(`${url}/hooks`);
    const { hops } = await other.call('path.test', { job: 'path', window: false });
    expect(hops[1]).toMatchObject({ status: 'failed', message: expect.stringMatching(/somewhere else/) });
    await engine.arrived(1);
    await expect(other.call('tunnel.start', {})).rejects.toMatchObject({ code: 'bad-argument' });
  });
});

function publicEngineOf(dataDir: string | null, atStart: 'as-set' | 'off') {
  return startEngine({
    dataDir,
    vault: memoryVault('a test', { 'tunnel/ngrok/token': TOKEN }),
    tunnel: { startProcess: builtTunnel, atStart, timings: quick },
  });
}
