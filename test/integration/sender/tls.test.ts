import { createServer } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { bind } from '../../../core/receiver/listen.ts';
import { type Certificate, dayFromNow, makeCertificate } from '../../support/certificates.ts';
import { OK } from '../../support/raw-server.ts';
import { sendingBench } from '../../support/sending.ts';

const { start, post } = sendingBench();
const HOST = '127.0.0.1';

let authority: Certificate;
let signed: Certificate;
beforeAll(async () => {
  authority = await makeCertificate({ name: 'Test authority', isAuthority: true });
  signed = await makeCertificate({ name: HOST, authority });
});

describe('https', () => {
  it('brings the same bytes, and says what the handshake took', async () => {
    const server = await start(OK, signed);
    const attempt = await post(server.url, { ca: authority.cert }, { headers: [['X-Signature', 'a']] });
    expect(attempt).toMatchObject({ ok: true, error: null });
    expect(attempt.timings.tlsMs).toBeGreaterThan(0);
    expect((await server.closed).toString()).toBe(
      `POST / HTTP/1.1\r\nHost: ${HOST}:${server.port}\r\nX-Signature: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    );
  });

  it('goes to a name by its name', async () => {
    const local = await makeCertificate({ name: 'localhost', authority });
    const server = await start(OK, local);
    const { ok } = await post(`https://localhost:${server.port}/`, { ca: authority.cert });
    expect(ok).toBe(true);
  });

  it('trusts every certificate of a file, and the text around them is no matter', async () => {
    const other = await makeCertificate({ name: 'Other authority', isAuthority: true });
    const ca = `# ours\n${other.cert}\n\n${authority.cert}\n`;
    expect((await post((await start(OK, signed)).url, { ca })).ok).toBe(true);
  });
});

describe('a kept connection', () => {
  it('serves only those who trust whom it was opened with', async () => {
    const server = await start((socket) => socket.write(OK), signed);
    const trusting = { ca: authority.cert, connection: 'kept' } as const;
    await post(server.url, trusting);
    expect(await post(server.url, trusting)).toMatchObject({ ok: true, timings: { tlsMs: null } });
    const { error } = await post(server.url, { connection: 'kept' });
    expect(error).toMatchObject({ code: 'tls-unknown-ca' });
  });
});

describe('a certificate', () => {
  const refused = async (tls: TlsOptions, ca: string | null, url = (base: string) => base) => {
    const server = await start(OK, tls);
    const attempt = await post(url(server.url), { ca });
    expect(attempt).toMatchObject({ ok: false, response: null });
    expect(attempt.request.rawHead).toHaveLength(0);
    return attempt.error;
  };

  it('that has expired', async () => {
    const expired = await makeCertificate({ name: HOST, authority, validTo: dayFromNow(-1) });
    const error = await refused(expired, authority.cert);
    expect(error).toMatchObject({ code: 'tls-expired' });
    expect(error?.message).toContain('Renew it');
  });

  it('that is not valid yet', async () => {
    const early = await makeCertificate({ name: HOST, authority, validFrom: dayFromNow(1) });
    expect(await refused(early, authority.cert)).toMatchObject({ code: 'tls-not-yet-valid' });
  });

  it('that is self-signed, and trusted once it is given', async () => {
    const self = await makeCertificate({ name: HOST });
    expect(await refused(self, null)).toMatchObject({ code: 'tls-self-signed' });
    expect((await post((await start(OK, self)).url, { ca: self.cert })).ok).toBe(true);
  });

  it('of an unknown authority, sent along or not', async () => {
    expect(await refused(signed, null)).toMatchObject({ code: 'tls-unknown-ca' });
    const chain = { key: signed.key, cert: `${signed.cert}\n${authority.cert}` };
    expect(await refused(chain, null)).toMatchObject({ code: 'tls-unknown-ca' });
  });

  it('for another name', async () => {
    const error = await refused(signed, authority.cert, (url) => url.replace(HOST, 'localhost'));
    expect(error).toMatchObject({ code: 'tls-wrong-host' });
    expect(error?.message).toContain('localhost');
  });

  it.each(['nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', ''])(
    'to be trusted that is none (%j) is said before anything is sent',
    async (ca) => {
      const server = await start(OK, signed);
      expect((await post(server.url, { ca })).error).toMatchObject({ code: 'ca-invalid' });
      expect(server.connections).toEqual([]);
    },
  );
});

describe('a handshake', () => {
  it('with a server that speaks plain HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    const port = await bind(server, 0, HOST);
    const { error } = await post(`https://${HOST}:${port}`);
    expect(error).toMatchObject({ code: 'tls-protocol' });
    expect(error?.message).toContain('Use http://');
    server.close();
  });

  it('with a server that is too old', async () => {
    const old = await start(OK, {
      ...signed,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    expect((await post(old.url, { ca: authority.cert })).error).toMatchObject({ code: 'tls-protocol' });
  });

  it('with a server that wants a certificate of ours', async () => {
    const server = await start(OK, { ...signed, requestCert: true, rejectUnauthorized: true });
    const { error } = await post(server.url, { ca: authority.cert });
    expect(error).toMatchObject({ code: 'tls-refused' });
    expect(error?.message).toContain('client certificate');
  });

  it('that never comes to its end runs into the time-out', async () => {
    const server = createServer((socket) => socket.on('error', () => {}));
    const port = await bind(server, 0, HOST);
    const { error } = await post(`https://${HOST}:${port}`, { timeoutMs: 100 });
    expect(error).toMatchObject({ code: 'target-timeout' });
    expect(error?.message).toContain('not open by then');
    server.close();
  });

  it('that is broken off', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.destroy());
    });
    const port = await bind(server, 0, HOST);
    const { error } = await post(`https://${HOST}:${port}`);
    expect(error).toMatchObject({ code: 'target-reset' });
    expect(error?.message).toContain('during the TLS handshake');
    server.close();
  });
});
