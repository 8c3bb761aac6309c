import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import type { SignedRequest } from './request.ts';
import { type Scheme, signsUrl } from './scheme.ts';
import { urlByHost, urlCandidates, urlDigestFits } from './url.ts';

export interface Location {
  /** The URLs that may have been signed, the likeliest first; [null] where the scheme signs none, or none is known. */
  readonly urls: readonly (string | null)[];
  readonly diagnoses: readonly Diagnosis[];
}

/** Which URL was signed. One that nobody gave is taken from the Host header, and said to be. */
export function locate(request: SignedRequest, scheme: Scheme): Location {
  if (!signsUrl(scheme)) return { urls: [null], diagnoses: [] };
  const url = request.url ?? urlByHost(request);
  if (url === null) return { urls: [null], diagnoses: [unknown(scheme)] };
  const assumed = request.url === null ? [assumption(scheme, url)] : [];
  return {
    urls: urlCandidates(scheme, url),
    diagnoses: [...assumed, ...bodyDiagnoses(scheme, url, request)],
  };
}

function unknown({ label }: Scheme): Diagnosis {
  const reason = `${label} signs the public URL, and it is not known: none was given, and the request has no Host header.`;
  return diagnose('url-mismatch', { reason });
}

function assumption({ label }: Scheme, url: string): Diagnosis {
  const reason = `${label} signs the public URL, and none was given; ${url} was taken from the Host header.`;
  return diagnose('url-mismatch', { reason }, 'warning');
}

/** Where the URL carries the body's digest, that is the only tie between the signature and the body. */
function bodyDiagnoses({ urlBodyDigest }: Scheme, url: string, request: SignedRequest): Diagnosis[] {
  if (!urlBodyDigest) return [];
  const fits = urlDigestFits(urlBodyDigest, url, request.body);
  if (fits !== false) return [];
  const reason = `${urlBodyDigest.parameter} in the URL is not the digest of this body.`;
  return [diagnose('url-mismatch', { reason })];
}
