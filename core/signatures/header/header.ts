import type { HeaderPair } from '../../contract/models.ts';
import type { HeaderSyntax } from '../scheme.ts';
import { takeList } from './list.ts';
import { takePairs } from './pairs.ts';
import type { HeaderParts } from './parts.ts';
import { takePlain } from './plain.ts';

/** All lines of one header, in their order. */
export interface FoundHeader {
  /** As it came first. */
  readonly name: string;
  readonly values: readonly string[];
}

/** The first of the accepted names that the request has, with every line of it; null where it has none. */
export function findHeader(headers: readonly HeaderPair[], names: readonly string[]): FoundHeader | null {
  for (const wanted of names) {
    const lower = wanted.toLowerCase();
    const lines = headers.filter(([name]) => name.toLowerCase() === lower);
    const [first] = lines;
    if (first) return { name: first[0], values: lines.map(([, value]) => value) };
  }
  return null;
}

/** Takes one line of the signature's header apart. Nothing is decoded. */
export function takeApart(value: string, syntax: HeaderSyntax): HeaderParts {
  if (syntax.kind === 'plain') return takePlain(value, syntax.prefix);
  return syntax.kind === 'list' ? takeList(value, syntax.version) : takePairs(value, syntax);
}

/** A signature as its header carries it, without the time that stands beside it in pairs. */
export function writeSignature(digest: string, syntax: HeaderSyntax): string {
  if (syntax.kind === 'plain') return `${syntax.prefix ?? ''}${digest}`;
  return syntax.kind === 'list' ? `${syntax.version},${digest}` : `${syntax.signatureKey}=${digest}`;
}

/** The whole header value. The timestamp stands in it where the syntax has pairs. */
export function writeHeader(digest: string, timestamp: string | null, syntax: HeaderSyntax): string {
  const signature = writeSignature(digest, syntax);
  if (syntax.kind !== 'pairs') return signature;
  return `${syntax.timestampKey}=${timestamp ?? ''}${syntax.separator}${signature}`;
}
