import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../support/certificates.ts';
import { TOKEN } from '../../support/ngrok/token.ts';
import { quick, tunnelBench } from '../../support/ngrok/tunnel-bench.ts';

const bench = tunnelBench();

describe('the tunnel against a stand-in of ngrok', () => {
  it('asks for what it was told and goes online', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start({
      domain: 'demo.ngrok.test',
      trafficPolicy: '{"on_http_request":[]}',
      forwardTo: '127.0.0.1:4321',
    });
    const { url } = await tunnel.reach('online');
    expect(url).toBe(ngrok.publicUrl);
    expect(ngrok.auths[0]?.Extra).toMatchObject({ AuthToken: TOKEN });
    expect(ngrok.auths[0]?.Extra.UserAgent).toMatch(/^hookglass\/0\.0\.0-test .*ngrok-javascript\/1\.7\.0/);
    expect(ngrok.binds[0]).toMatchObject({
      Proto: 'https',
      ForwardsTo: '127.0.0.1:4321',
      Opts: { Domain: 'demo.ngrok.test', TrafficPolicy: '{"on_http_request":[]}' },
    });
    expect(tunnel.states.map(({ status }) => status)).toEqual(['connecting', 'online']);
  });

  it('stops: the endpoint is taken offline, the connection ends, and no process is left', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    await tunnel.supervisor.stop();
    expect(tunnel.supervisor.state).toEqual({ status: 'off' });
    await ngrok.until(() => ngrok.connections === 0);
    expect(ngrok.unbinds).toBeGreaterThan(0);
    expect(await Promise.all(tunnel.processes.map(({ exited }) => exited))).toEqual(['exit code 0']);
  });

  it('stops while it is still connecting', async () => {
    const ngrok = await bench.ngrok();
    ngrok.auth = 'hang';
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await ngrok.until(() => ngrok.auths.length === 1);
    await tunnel.supervisor.stop();
    await ngrok.until(() => ngrok.connections === 0);
    expect(tunnel.supervisor.state).toEqual({ status: 'off' });
  });

  it('ends its process when the one that started it is killed', async () => {
    const ngrok = await bench.ngrok();
    const parent = fork(resolve('test/support/ngrok/parent.mjs'), { execArgv: [] });
    const order = {
      ...{ type: 'connect', token: TOKEN, version: '0', server: ngrok.server, ca: ngrok.ca, domain: null },
      ...{ trafficPolicy: null, forwardTo: '127.0.0.1:9', heartbeatS: 10, toleranceS: 10 },
    };
    parent.send({ entry: resolve('dist/engine/tunnel-child.js'), order });
    await ngrok.until(() => ngrok.online);
    const exited = once(parent, 'exit');
    parent.kill('SIGKILL');
    await ngrok.until(() => ngrok.connections === 0);
    await exited;
  });
});

describe('a session that is lost', () => {
  it.each([
    ['the network drops it', (ngrok: Ngrok) => ngrok.drop()],
    ['ngrok asks it to go', (ngrok: Ngrok) => ngrok.goAway()],
  ])('is back when %s', async (_what, lose) => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    lose(ngrok);
    expect((await tunnel.reach('reconnecting')).problem.message).toBe('The connection to ngrok ended.');
    expect((await tunnel.reach('online')).url).toBe(ngrok.publicUrl);
    await ngrok.until(() => ngrok.connections === 1);
  });

  it('is back after an outage in which nothing could be reached', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    await ngrok.shut();
    await tunnel.reach('reconnecting');
    await tunnel.reach('connecting');
    const { problem } = await tunnel.reach('reconnecting');
    expect(problem.message).toBe(`${ngrok.server} cannot be reached.`);
    await ngrok.reopen();
    await tunnel.reach('online');
    expect(ngrok.online).toBe(true);
  });

  it('is given up and made anew when ngrok gives no sign of life', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    ngrok.beats = false;
    expect((await tunnel.reach('reconnecting')).problem.message).toMatch(/no sign of life/);
    ngrok.beats = true;
    await tunnel.reach('online');
    await ngrok.until(() => ngrok.connections === 1);
  });

  it('is back when its process dies', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    tunnel.processes[0]?.kill();
    expect((await tunnel.reach('reconnecting')).problem.message).toMatch(/process ended \(SIGKILL\)/);
    await tunnel.reach('online');
  });

  it('is made anew after a sleep, at once', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    tunnel.supervisor.renew();
    expect(tunnel.supervisor.state.status).toBe('connecting');
    await tunnel.reach('online');
    await ngrok.until(() => ngrok.connections === 1);
    expect(ngrok.dials).toBe(2);
  });

  it('waits for its own ghost: "already online" and "too many agents" mend themselves after a loss', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    ngrok.bind = { text: 'The endpoint is already online.', code: 'ERR_NGROK_334' };
    ngrok.drop();
    await tunnel.reach('reconnecting');
    await tunnel.reach('connecting');
    expect((await tunnel.reach('reconnecting')).problem.code).toBe('ERR_NGROK_334');
    ngrok.bind = 'accept';
    await tunnel.reach('online');
  });
});

describe('a connect that hangs', () => {
  const places = {
    'before TLS': (ngrok: Ngrok, hang: boolean) => {
      ngrok.silent = hang;
    },
    'in the sign-in': (ngrok: Ngrok, hang: boolean) => {
      ngrok.auth = hang ? 'hang' : 'accept';
    },
  };
  it.each(Object.entries(places))('%s is given up and tried again', async (_where, set) => {
    const ngrok = await bench.ngrok();
    set(ngrok, true);
    const tunnel = bench.tunnel(ngrok, { timings: { ...quick, connectMs: 700 } });
    tunnel.start();
    const { problem } = await tunnel.reach('reconnecting');
    expect(problem.message).toBe(`${ngrok.server} did not answer within 700 ms.`);
    set(ngrok, false);
    await tunnel.reach('online');
    await ngrok.until(() => ngrok.connections === 1);
  });
});

describe('what ngrok refuses', () => {
  const bad = `The authtoken you specified does not look like a proper ngrok tunnel authtoken.\nYour authtoken: ${TOKEN}`;
  it.each([
    ['a wrong token', 'auth', { text: bad, code: 'ERR_NGROK_105' }, /does not recognise the token/],
    ['a revoked token', 'auth', { text: bad, code: 'ERR_NGROK_107' }, /refuses the token/],
    ['too many agents', 'auth', { text: 'limited to 3', code: 'ERR_NGROK_108' }, /as many agents online/],
    ['no token', 'auth', { text: 'requires a verified account', code: 'ERR_NGROK_4018' }, /no token/],
    ['a domain that is online', 'bind', { text: 'already online', code: 'ERR_NGROK_334' }, /online already/],
    ["somebody else's domain", 'bind', { text: 'reserved', code: 'ERR_NGROK_320' }, /another account/],
    ['a broken policy', 'bind', { text: 'invalid', code: 'ERR_NGROK_9026' }, /traffic policy is not valid/],
  ] as const)('%s ends it for good, in words and without the token', async (_what, where, verdict, words) => {
    const ngrok = await bench.ngrok();
    ngrok[where] = verdict;
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    const { problem } = await tunnel.reach('failed');
    expect(problem.code).toBe(verdict.code);
    expect(problem.message).toMatch(words);
    expect(problem.todo).not.toBe('');
    expect(JSON.stringify(tunnel.states)).not.toContain(TOKEN);
    await ngrok.until(() => ngrok.connections === 0);
    expect(ngrok.dials).toBe(1);
  });

  it('a code without words of ours is shown as ngrok said it, without the token, and tried a few times', async () => {
    const ngrok = await bench.ngrok();
    ngrok.auth = { text: `Something new happened.\nYour authtoken: ${TOKEN}`, code: 'ERR_NGROK_99999' };
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    const { problem } = await tunnel.reach('reconnecting');
    expect(problem.message).toBe('ngrok refuses: Something new happened. Your authtoken: (the token)');
    expect(problem.todo).toContain('https://ngrok.com/docs/errors/err_ngrok_99999');
  });

  it('a stop from the dashboard is not fought', async () => {
    const ngrok = await bench.ngrok();
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    await tunnel.reach('online');
    ngrok.stopTunnels({ text: 'Stopped by the owner', code: 'ERR_NGROK_999' });
    const { problem } = await tunnel.reach('failed');
    expect(problem.message).toMatch(/stopped at ngrok, as from its dashboard \(“Stopped by the owner”\)/);
    await ngrok.until(() => ngrok.connections === 0);
  });
});

describe('a server that is not ngrok', () => {
  it('an untrusted certificate is named, and a given server is not tried again and again', async () => {
    const ngrok = await bench.ngrok();
    const other = await makeCertificate({ name: 'Somebody else', isAuthority: true });
    const tunnel = bench.tunnel({ server: ngrok.server, ca: other.cert });
    tunnel.start();
    expect((await tunnel.reach('failed')).problem.message).toMatch(/No trusted TLS connection/);
  });

  it('one that speaks no TLS is named', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const tunnel = bench.tunnel({ server: `127.0.0.1:${port}`, ca: (await bench.ngrok()).ca });
    tunnel.start();
    expect((await tunnel.reach('failed')).problem.message).toMatch(/or it speaks no TLS/);
    server.close();
  });

  it('one that refuses is tried again', async () => {
    const server = createTcpServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const tunnel = bench.tunnel({ server: `127.0.0.1:${port}`, ca: (await bench.ngrok()).ca });
    tunnel.start();
    expect((await tunnel.reach('reconnecting')).problem.message).toBe(`127.0.0.1:${port} cannot be reached.`);
  });

  it('an address that is none ends it', async () => {
    const tunnel = bench.tunnel({ server: '[::1]:443', ca: (await bench.ngrok()).ca });
    tunnel.start();
    expect((await tunnel.reach('failed')).problem.message).toMatch(/no address of a server/);
  });

  it('one that ends the connection in the sign-in is tried again', async () => {
    const ngrok = await bench.ngrok();
    ngrok.auth = 'drop';
    const tunnel = bench.tunnel(ngrok);
    tunnel.start();
    expect((await tunnel.reach('reconnecting')).problem.message).toMatch(/in the middle of the sign-in/);
    ngrok.auth = 'accept';
    await tunnel.reach('online');
  });
});

type Ngrok = Awaited<ReturnType<typeof bench.ngrok>>;
