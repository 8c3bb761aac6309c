import type { SignatureVerdict } from '../contract/models.ts';
import { checkTime } from './check-time.ts';
import { buildContent, type Content } from './content.ts';
import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import { encode } from './encoding.ts';
import { writeSignature } from './header/header.ts';
import { type Heads, headDiagnoses, readHeads } from './heads.ts';
import { type Key, keyDiagnoses, readKeys } from './keys.ts';
import { locate } from './locate.ts';
import { bestMatch, MAX_ED25519_TRIED, type Match, type Trial, tryKey } from './match.ts';
import type { SignedRequest } from './request.ts';
import { type DigestMethod, type Scheme, schemeForSecret } from './scheme.ts';
import { verifyToken } from './token.ts';
import { traceOf } from './trace.ts';
import type { Secrets, Verification, VerifyOptions } from './verification.ts';

/**
 * Checks a request's signature on its raw bytes. Never throws: what is wrong with the request or the secret is a
 * diagnosis, and every failed check is reported.
 */
export function verify(
  request: SignedRequest,
  given: Scheme,
  secrets: Secrets,
  { now }: VerifyOptions,
): Verification {
  const scheme = schemeForSecret(given, secrets.current);
  const { method } = scheme;
  if (method.kind === 'token') return verifyToken(request, scheme, secrets);

  const heads = readHeads(request, scheme);
  const keys = readKeys(method, secrets);
  const location = locate(request, scheme);
  const contents = location.urls.map((url) =>
    buildContent(scheme.content, { ...heads, request: { ...request, url } }),
  );
  const trials = tryAll(keys, method, contents, heads);
  const match = bestMatch(trials);
  const time = checkTime(scheme, heads, now);
  const diagnoses = [
    ...headDiagnoses(heads, scheme, match !== null),
    ...keyDiagnoses(keys),
    ...location.diagnoses,
    ...matchDiagnoses(heads, trials, match),
    ...time.diagnoses,
  ];
  const [first] = contents;
  const pieces = match?.trial.pieces ?? (first?.ok ? first.pieces : null);
  const digest = trials.find((trial) => trial.which === 'current' && trial.pieces === pieces)?.digest;
  return {
    verdict: verdictOf(heads, match, diagnoses),
    scheme: scheme.id,
    expected: digest ? writeSignature(encode(digest, scheme.encoding), scheme.header.syntax) : null,
    received: (match?.judged ?? heads.judged[0])?.signature.whole ?? null,
    diagnoses,
    trace: traceOf({ scheme, heads, secrets, keys, pieces, trials, time: time.trace }),
  };
}

/** Every key over every content that could be put together. */
function tryAll(
  keys: readonly Key[],
  method: DigestMethod,
  contents: readonly Content[],
  { judged }: Heads,
): Trial[] {
  return keys.flatMap((key) =>
    contents.flatMap((content) => {
      const trial = content.ok ? tryKey(key, method, content.pieces, judged) : null;
      return trial ? [trial] : [];
    }),
  );
}

function matchDiagnoses({ judged }: Heads, trials: readonly Trial[], match: Match | null): Diagnosis[] {
  if (match) {
    const previous = match.trial.which === 'previous' ? [diagnose('secret-previous')] : [];
    return [...match.judged.flaws, ...previous, ...match.judged.remarks];
  }
  const flaws = new Map<string, Diagnosis>();
  for (const flaw of judged.flatMap((one) => one.flaws))
    if (!flaws.has(flaw.code)) flaws.set(flaw.code, flaw);
  // Without a digest of ours and one of theirs nothing was compared, so nothing can be said of the secret.
  const compared = trials.length > 0 && judged.some(({ bytes }) => bytes !== null);
  return [...flaws.values(), ...(compared ? [diagnose('secret-unknown', untried(trials))] : [])];
}

function untried(trials: readonly Trial[]): { reason?: string } {
  if (trials.every((trial) => trial.untried === 0)) return {};
  return { reason: `Only the first ${MAX_ED25519_TRIED} signatures of the header were tried.` };
}

function verdictOf(heads: Heads, match: Match | null, diagnoses: readonly Diagnosis[]): SignatureVerdict {
  if (!heads.signature) return 'missing';
  if (!match || diagnoses.some(({ severity }) => severity === 'error')) return 'failed';
  return match.trial.which === 'current' ? 'verified' : 'verified-previous';
}
