import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { AttemptProblem } from '../contract/attempts.ts';
import type { Parsed } from './target.ts';

const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** Whom TLS trusts: the well-known authorities, and the given ones beside them. Contexts are costly and made once each. */
export function createTrust(): (ca: string | null) => Parsed<SecureContext> {
  const known = new Map<string | null, Parsed<SecureContext>>();
  return (ca) => {
    const made = known.get(ca) ?? makeContext(ca);
    // One authority at a time is the rule; its older versions are not worth keeping.
    if (!known.has(ca)) known.clear();
    known.set(ca, made);
    return made;
  };
}

function makeContext(ca: string | null): Parsed<SecureContext> {
  if (ca === null) return { ok: true, value: createSecureContext() };
  const certificates = ca.match(PEM) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate))
    return { ok: false, problem: unreadable };
  return { ok: true, value: createSecureContext({ ca: [...rootCertificates, ...certificates] }) };
}

const unreadable: AttemptProblem = {
  code: 'ca-invalid',
  message:
    'The certificate authority cannot be read. It is one or more certificates in PEM: text that begins with -----BEGIN CERTIFICATE-----.',
};

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
