import { afterEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../support/certificates.ts';
import { type ConnectProxy, connectProxy } from '../../support/connect-proxy.ts';
import { OK } from '../../support/raw-server.ts';
import { sendingBench } from '../../support/sending.ts';

const { start, post } = sendingBench();

const proxies: ConnectProxy[] = [];
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

async function startProxy(...given: Parameters<typeof connectProxy>): Promise<ConnectProxy> {
  const proxy = await connectProxy(...given);
  proxies.push(proxy);
  return proxy;
}

describe('through a proxy', () => {
  it('an http target gets the bytes that it would get without one', async () => {
    const proxy = await startProxy();
    const server = await start();
    const attempt = await post(server.url, { proxy: proxy.url });
    expect(attempt).toMatchObject({ ok: true, error: null });
    expect((await server.closed).toString()).toBe(
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    );
    expect(proxy.asked).toEqual([{ to: `127.0.0.1:${server.port}`, authorization: undefined }]);
  });

  it('an https target is verified as without one, and the proxy gets its password', async () => {
    const authority = await makeCertificate({ name: 'Test authority', isAuthority: true });
    const signed = await makeCertificate({ name: '127.0.0.1', authority });
    const proxy = await startProxy();
    const server = await start(OK, signed);
    const withPassword = proxy.url.replace('//', '//us%40er:p%3Aw@');
    const attempt = await post(server.url, { proxy: withPassword, ca: authority.cert });
    expect(attempt).toMatchObject({ ok: true });
    expect(attempt.timings.tlsMs).toBeGreaterThan(0);
    expect(proxy.asked[0]?.authorization).toBe(`Basic ${Buffer.from('us@er:p:w').toString('base64')}`);
    expect((await server.closed).toString()).not.toContain('Proxy');
    const { error } = await post(server.url, { proxy: proxy.url });
    expect(error).toMatchObject({ code: 'tls-unknown-ca' });
  });

  it('that speaks TLS itself', async () => {
    const tls = await makeCertificate({ name: '127.0.0.1' });
    const proxy = await startProxy({ tls });
    const server = await start();
    expect(await post(server.url, { proxy: proxy.url, ca: tls.cert })).toMatchObject({ ok: true });
    const { error } = await post(server.url, { proxy: proxy.url });
    expect(error).toMatchObject({ code: 'proxy-failed' });
    expect(error?.message).toContain('self-signed');
  });

  it('that keeps its connections: they are used again', async () => {
    const proxy = await startProxy();
    const server = await start((socket) => socket.write(OK));
    const options = { proxy: proxy.url, connection: 'kept' } as const;
    await post(server.url, options);
    expect(await post(server.url, options)).toMatchObject({ ok: true, timings: { connectMs: null } });
    expect(proxy.asked).toHaveLength(1);
  });
});

describe('a proxy that', () => {
  it.each([
    [407, 'asks for a name and password'],
    [403, 'refused to open a tunnel to the target (403)'],
  ])('answers %i', async (refusal, words) => {
    const proxy = await startProxy({ refusal });
    const server = await start();
    const { error } = await post(server.url, { proxy: proxy.url });
    expect(error).toMatchObject({ code: 'proxy-failed' });
    expect(error?.message).toContain(words);
    expect(server.connections).toEqual([]);
  });

  it('nobody listens at', async () => {
    const { error } = await post('http://127.0.0.1:9', { proxy: 'http://127.0.0.1:1' });
    expect(error).toMatchObject({ code: 'proxy-failed' });
    expect(error?.message).toContain('The proxy 127.0.0.1:1 could not be used: Nothing accepts connections');
  });

  it('answers garbage', async () => {
    const proxy = await start('220 mail.example ESMTP\r\n');
    const { error } = await post('http://127.0.0.1:9', { proxy: proxy.url });
    expect(error).toMatchObject({ code: 'proxy-failed' });
  });

  it('never answers is given up, and cancelling works meanwhile', async () => {
    const proxy = await start(() => {});
    const { error } = await post('http://127.0.0.1:9', { proxy: proxy.url, timeoutMs: 100 });
    expect(error).toMatchObject({ code: 'target-timeout' });
    await proxy.closed;
  });

  it.each(['nonsense', 'socks5://127.0.0.1:1', 'http://%'])('is no URL: %s', async (proxy) => {
    expect((await post('http://127.0.0.1:9', { proxy })).error).toMatchObject({ code: 'proxy-failed' });
  });
});
