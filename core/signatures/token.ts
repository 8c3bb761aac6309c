import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import { sameBytes } from './digest.ts';
import { type FoundHeader, findHeader } from './header/header.ts';
import { readKey } from './key.ts';
import type { SignedRequest } from './request.ts';
import type { KeyForm, Scheme } from './scheme.ts';
import type { Secrets, Verification } from './verification.ts';

const text: KeyForm = { form: 'utf8', prefixes: [] };

/** Checks a header that carries the secret itself. What it holds is never shown: it may be the secret, or nearly. */
export function verifyToken(request: SignedRequest, scheme: Scheme, secrets: Secrets): Verification {
  const header = findHeader(request.headers, scheme.header.names);
  const matches = matchToken(header, secrets);
  const diagnoses = tokenDiagnoses(header, scheme, secrets, matches);
  return {
    verdict: verdictOf(header, matches, diagnoses),
    scheme: scheme.id,
    expected: null,
    received: null,
    diagnoses,
    trace: {
      scheme: scheme.id,
      headers: header ? [{ role: 'signature', name: header.name, stretches: null, omitted: 0 }] : [],
      keys: [],
      signed: [],
      digests: { algorithm: null, expectedHex: null, previousHex: null, received: [], omitted: 0 },
      time: null,
    },
  };
}

function matchToken(header: FoundHeader | null, secrets: Secrets): 'current' | 'previous' | null {
  const values = header?.values.map((value) => Buffer.from(value, 'latin1')) ?? [];
  const holds = (secret: string | null | undefined): boolean =>
    !!secret && values.some((value) => sameBytes(value, Buffer.from(secret, 'utf8')));
  if (holds(secrets.current)) return 'current';
  return holds(secrets.previous) ? 'previous' : null;
}

function tokenDiagnoses(
  header: FoundHeader | null,
  scheme: Scheme,
  { current }: Secrets,
  matches: 'current' | 'previous' | null,
): Diagnosis[] {
  const [name = ''] = scheme.header.names;
  if (!header) return [diagnose('header-missing', { header: name, scheme: scheme.label })];
  const told: Diagnosis[] = [];
  const key = readKey(current, text);
  if (!key.ok) told.push(diagnose('key-malformed', { reason: key.reason }));
  if (header.values.length > 1)
    told.push(diagnose('header-duplicated', { header: header.name }, matches ? 'warning' : 'error'));
  if (matches === 'previous') told.push(diagnose('secret-previous'));
  if (!matches && header.values.every((value) => value === ''))
    told.push(diagnose('header-malformed', { header: header.name, reason: 'It is empty.' }));
  else if (!matches && key.ok)
    told.push(
      diagnose('secret-unknown', { reason: `"${header.name}" holds another value than the secret.` }),
    );
  return told;
}

function verdictOf(
  header: FoundHeader | null,
  matches: 'current' | 'previous' | null,
  diagnoses: readonly Diagnosis[],
): Verification['verdict'] {
  if (!header) return 'missing';
  if (!matches || diagnoses.some(({ severity }) => severity === 'error')) return 'failed';
  return matches === 'current' ? 'verified' : 'verified-previous';
}
