import type { BenchResult } from '../../../../../core/contract/bench-calls.ts';
import type { Diagnosis } from '../../../../../core/contract/models.ts';
import type { SignatureTrace } from '../../../../../core/contract/signature-trace.ts';

const hex = '2484b97c4313393bf0465f3a560a264fd020044e61d775bb6877950e01c04c81';

export const bodyTrace: SignatureTrace = {
  scheme: 'meetinglawyers',
  headers: [],
  keys: [],
  signed: [{ kind: 'body', start: 0, end: 2 }],
  digests: {
    algorithm: 'HMAC-SHA-256',
    expectedHex: hex,
    previousHex: null,
    received: [{ text: 'x', hex, matches: 'current' }],
    omitted: 0,
  },
  time: null,
};

/** A verified request over a body of two bytes, as the engine would tell it; the changes make it another. */
export function benchResult(changes: Partial<BenchResult> = {}): BenchResult {
  return {
    verdict: 'verified',
    scheme: 'meetinglawyers',
    candidates: ['meetinglawyers'],
    request: {
      method: 'POST',
      path: '/ml',
      query: null,
      headers: [],
      size: 2,
      url: null,
      remarks: [],
    },
    expected: `sha256=${Buffer.from(hex, 'hex').toString('base64')}`,
    received: null,
    diagnoses: [],
    trace: bodyTrace,
    search: { ran: false, tried: 0, total: 0, leftOut: 0, match: null, ruledOut: [], cancelled: false },
    body: { bytesBase64: 'e30=', total: 2 },
    ...changes,
  };
}

/** Nothing fits: the search has tried everything. */
export function unmatched(changes: Partial<BenchResult> = {}): BenchResult {
  return benchResult({
    verdict: 'failed',
    trace: {
      ...bodyTrace,
      digests: { ...bodyTrace.digests, received: [{ text: 'y', hex: 'ab', matches: null }] },
    },
    diagnoses: [told('secret-unknown', 'The signature does not match.')],
    search: {
      ran: true,
      tried: 1_920,
      total: 1_920,
      leftOut: 0,
      match: null,
      ruledOut: ['the body re-serialised'],
      cancelled: false,
    },
    ...changes,
  });
}

/** One or two mistakes explain it. */
export function matched(codes: readonly string[], changes: Partial<BenchResult> = {}): BenchResult {
  const { search, ...rest } = unmatched();
  return {
    ...rest,
    diagnoses: codes.map((code) => told(code, `${code}, in words.`)),
    search: {
      ...search,
      match: {
        codes: [...codes],
        scheme: 'meetinglawyers',
        summary: 'The signature is written in hex; base64 is due.',
        explanation: 'Change one line.',
        fixes: { node: ".digest('base64')", python: 'b64encode', php: 'base64_encode' },
        digestHex: 'ab',
        signed: null,
        firstDifference: null,
      },
    },
    ...changes,
  };
}

export function told(code: string, summary: string, severity: Diagnosis['severity'] = 'error'): Diagnosis {
  return { code, severity, summary, explanation: `Why: ${code}.` };
}
