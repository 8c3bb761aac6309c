import type { HeaderPair } from '../contract/models.ts';
import { splitTarget } from '../parse/target.ts';

/** What can be read of a message's head, for a record of what was refused. Nothing here is validated. */
export interface RoughHead {
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly httpVersion: string;
  readonly headers: HeaderPair[];
}

/** Reads a head as far as it reads like one: for bytes that the HTTP parser has refused, or that were cut. */
export function readRoughHead(bytes: Uint8Array): RoughHead {
  const [first = '', ...lines] = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  const start = /^([!-~]+) (\S+)(?: HTTP\/(\d\.\d))?\s*$/.exec(first);
  if (!start) return { method: '', path: '', query: null, httpVersion: '', headers: [] };
  const headers: HeaderPair[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) break;
    headers.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return { method: start[1] ?? '', ...splitTarget(start[2] ?? ''), httpVersion: start[3] ?? '', headers };
}

/** Node's flat list of raw headers as pairs, in their order and case. */
export function toPairs(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  }
  return pairs;
}

/** Where the first head ends in `bytes` (after its blank line); -1 while it has not. */
export function endOfHead(bytes: Buffer): number {
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  if (crlf < 0) return lf < 0 ? -1 : lf + 2;
  return lf >= 0 && lf < crlf ? lf + 2 : crlf + 4;
}
