import { type CaseEvidence, EVIDENCE_BYTES } from '../contract/checks.ts';
import type { HeaderPair } from '../contract/models.ts';
import { isSecretHeader } from '../contract/secret-headers.ts';

const MASK = '(masked)';

/** A report is handed around: no header in it carries a secret. `secretHeaders` are those that this scheme makes of one. */
export function maskedHeaders(
  headers: readonly HeaderPair[],
  secretHeaders: readonly string[],
): HeaderPair[] {
  const secret = secretHeaders.map((name) => name.toLowerCase());
  return headers.map(([name, value]) => {
    const masked = isSecretHeader(name) || secret.includes(name.toLowerCase());
    return [name, masked ? MASK : value];
  });
}

export interface Exchange {
  readonly title: string;
  readonly request: { method: string; url: string; headers: readonly HeaderPair[]; body: Uint8Array };
  readonly response: { status: number; headers: readonly HeaderPair[]; body: Uint8Array } | null;
  readonly durationMs: number;
  readonly error: string | null;
}

export function evidenceOf(exchange: Exchange, secretHeaders: readonly string[]): CaseEvidence {
  const { title, request, response, durationMs, error } = exchange;
  return {
    title,
    request: {
      method: request.method,
      url: request.url,
      headers: maskedHeaders(request.headers, secretHeaders),
      ...excerpt(request.body),
    },
    response: response && {
      status: response.status,
      headers: maskedHeaders(response.headers, []),
      ...excerpt(response.body),
    },
    durationMs,
    error,
  };
}

function excerpt(body: Uint8Array): { bodyBase64: string; size: number } {
  const shown = body.subarray(0, EVIDENCE_BYTES);
  return { bodyBase64: Buffer.from(shown).toString('base64'), size: body.length };
}
