import { generate } from 'selfsigned';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

interface Wanted {
  readonly name: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** null signs it with its own key. */
  readonly authority?: Certificate | null;
  readonly isAuthority?: boolean;
}

/** A certificate for this one run; 127.0.0.1 is among its names where `name` is. */
export async function makeCertificate({
  name,
  validFrom = new Date(Date.now() - YEAR_MS),
  validTo = new Date(Date.now() + YEAR_MS),
  authority = null,
  isAuthority = false,
}: Wanted): Promise<Certificate> {
  const altName = /^[\d.]+$/.test(name)
    ? ({ type: 7, ip: name } as const)
    : ({ type: 2, value: name } as const);
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: validFrom,
    notAfterDate: validTo,
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      { name: 'subjectAltName', altNames: [altName] },
    ],
    ...(authority ? { ca: authority } : {}),
  });
  return { cert: made.cert, key: made.private };
}

export const dayFromNow = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
