import { describe, expect, it } from 'vitest';
import { tlsProblem } from '../../../../core/sender/tls-problems.ts';

const place = { authority: 'hooks.example:8443', host: 'hooks.example' };

describe('errors of TLS', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'tls-expired'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-unknown-ca'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-unknown-ca'],
    ['CERT_REVOKED', 'tls-failed'],
    ['INVALID_PURPOSE', 'tls-failed'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-protocol'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls-protocol'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-protocol'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls-refused'],
    ['ERR_SSL_BAD_SIGNATURE', 'tls-failed'],
    ['EPROTO', 'tls-failed'],
  ])('%s is %s, and names the target', (code, expected) => {
    const problem = tlsProblem(code, place);
    expect(problem?.code).toBe(expected);
    expect(problem?.message).toContain('hooks.example:8443');
  });

  it.each(['ECONNRESET', 'ENOTFOUND', ''])('%j is none', (code) => {
    expect(tlsProblem(code, place)).toBeNull();
  });
});
