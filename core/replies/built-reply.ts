import type { HeaderPair } from '../contract/models.ts';

/** An answer, ready to be sent. */
export interface BuiltReply {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** Answers that have no body (RFC 9110 §15.3.5, §15.4.5). */
const BODILESS = new Set([204, 205, 304]);

/** With its length, and with what its body is where the headers do not say it. */
export function builtReply(status: number, headers: readonly HeaderPair[], text: string): BuiltReply {
  if (BODILESS.has(status)) return { status, headers: [...headers], body: new Uint8Array() };
  const body = Buffer.from(text);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const type: HeaderPair[] = typed || text === '' ? [] : [['content-type', looksLike(text)]];
  return { status, headers: [...type, ...headers, ['content-length', String(body.length)]], body };
}

export function textReply(status: number, text: string, type = 'text/plain; charset=utf-8'): BuiltReply {
  return builtReply(status, [['content-type', type]], text);
}

function looksLike(text: string): string {
  try {
    JSON.parse(text);
    return 'application/json';
  } catch {
    return 'text/plain; charset=utf-8';
  }
}
