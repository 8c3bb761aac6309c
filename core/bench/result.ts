import { BENCH_BODY_LIMIT, type BenchMatch, type BenchResult } from '../contract/bench-calls.ts';
import { causesOf } from '../signatures/causes.ts';
import { diagnose } from '../signatures/diagnoses/diagnoses.ts';
import { encode } from '../signatures/encoding.ts';
import { check, type Examination } from '../signatures/examine.ts';
import { fixesFor } from '../signatures/fixes/fixes.ts';
import type { SignedRequest } from '../signatures/request.ts';
import type { Scheme } from '../signatures/scheme.ts';
import { joined } from '../signatures/search/content/draft.ts';
import type { Mistake } from '../signatures/search/mistake.ts';
import type { SearchOutcome } from '../signatures/search/search.ts';

/** A source as it was read. */
export interface Looked {
  readonly request: SignedRequest;
  readonly remarks: readonly string[];
  /** Schemes that its headers fit, the likeliest first. */
  readonly candidates: readonly Scheme[];
}

const noSearch: BenchResult['search'] = {
  ran: false,
  tried: 0,
  total: 0,
  leftOut: 0,
  match: null,
  ruledOut: [],
  cancelled: false,
};

export function resultOf(looked: Looked, scheme: Scheme, examination: Examination): BenchResult {
  const { verification, diagnoses, search } = examination;
  const { verdict, expected, received, trace } = verification;
  const ran = search !== null && search.total > 0;
  return {
    ...frame(looked),
    verdict,
    scheme: scheme.id,
    expected,
    received,
    diagnoses: [...diagnoses],
    trace,
    search: {
      ...noSearch,
      ...(ran ? { ran, tried: search.tried, total: search.total, leftOut: search.leftOut } : {}),
      match: matchOf(looked, scheme, examination),
      ruledOut: [...(search?.ruledOut ?? [])],
    },
  };
}

/** Nobody knows what to check: the headers belong to no scheme. */
export function withoutScheme(looked: Looked, documented: 'unsigned' | 'not-documented' | null): BenchResult {
  const reason = 'None of its headers belongs to a scheme that Hookglass knows.';
  return {
    ...frame(looked),
    verdict: documented ?? 'missing',
    scheme: null,
    expected: null,
    received: null,
    diagnoses: documented === null ? [diagnose('header-missing', { reason })] : [],
    trace: null,
    search: noSearch,
  };
}

/** The request taken apart, with nothing to check it with. */
export function withoutSecret(looked: Looked, scheme: Scheme, now: number): BenchResult {
  const secrets = { current: '', previous: null, others: [] };
  const { verdict, received, diagnoses, trace } = check({
    request: looked.request,
    scheme,
    secrets,
    origins: [],
    now,
  });
  return {
    ...frame(looked),
    verdict: verdict === 'missing' ? verdict : 'not-checked',
    scheme: scheme.id,
    expected: null,
    received,
    diagnoses: diagnoses.filter(({ code }) => code !== 'key-malformed'),
    trace: { ...trace, keys: [] },
    search: noSearch,
  };
}

function frame({
  request,
  remarks,
  candidates,
}: Looked): Pick<BenchResult, 'candidates' | 'request' | 'body'> {
  const { method, path, query, headers, body, url } = request;
  return {
    candidates: candidates.map(({ id }) => id),
    request: { method, path, query, headers: [...headers], size: body.length, url, remarks: [...remarks] },
    body: beginning(body),
  };
}

function beginning(bytes: Uint8Array): BenchResult['body'] {
  return { bytesBase64: encode(bytes.subarray(0, BENCH_BODY_LIMIT), 'base64'), total: bytes.length };
}

/** What explains the verdict, with the handler that would be right. */
function matchOf({ request }: Looked, given: Scheme, examination: Examination): BenchMatch | null {
  const { verification, search } = examination;
  const causes = causesOf(examination);
  if (causes.length === 0) return null;
  const scheme = search?.find?.scheme ?? given;
  const digestHex = verification.trace.digests.expectedHex;
  const signed = search ? signedOf(search) : { digestHex, signed: null, firstDifference: null };
  return { ...explained(causes, scheme, request, examination), ...signed };
}

function explained(
  mistakes: readonly Mistake[],
  scheme: Scheme,
  { url }: SignedRequest,
  { diagnoses }: Examination,
): Pick<BenchMatch, 'codes' | 'scheme' | 'summary' | 'explanation' | 'fixes'> {
  const told = diagnoses.slice(0, mistakes.length);
  return {
    codes: mistakes.map(({ code }) => code),
    scheme: scheme.id,
    summary: told.map(({ summary }) => summary).join(' '),
    explanation: told.map(({ explanation }) => explanation).join(' '),
    fixes: fixesFor(scheme, mistakes, url),
  };
}

/** A header that carries the secret itself signs nothing, and its value is never shown. */
function signedOf({
  find,
  due,
}: SearchOutcome): Pick<BenchMatch, 'digestHex' | 'signed' | 'firstDifference'> {
  if (!find || find.scheme.method.kind === 'token')
    return { digestHex: null, signed: null, firstDifference: null };
  const digestHex = encode(find.received.bytes, 'hex');
  const signed = joined(find.pieces);
  const at = due === null ? 0 : firstDifference(signed, joined(due));
  return at === null
    ? { digestHex, signed: null, firstDifference: null }
    : { digestHex, signed: beginning(signed), firstDifference: at };
}

function firstDifference(left: Buffer, right: Buffer): number | null {
  if (left.equals(right)) return null;
  const end = Math.min(left.length, right.length);
  for (let at = 0; at < end; at++) if (left[at] !== right[at]) return at;
  return end;
}
