import { type Source, sourceBytes } from './source.ts';

/**
 * A result carries only the beginning of a large body. In a raw request the body is the end, so the rest is here
 * already: it is taken where the end has the right length and begins with the same bytes.
 */
export function bodyFrom(
  source: Exclude<Source, { kind: 'event' }>,
  beginning: Uint8Array,
  total: number,
): Uint8Array {
  if (beginning.length >= total) return beginning;
  const bytes = sourceBytes(source);
  if (bytes.length < total) return beginning;
  const end = bytes.subarray(bytes.length - total);
  return beginning.every((byte, at) => byte === end[at]) ? end : beginning;
}
