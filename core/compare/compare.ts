import { CHANGES_TOLD, type Comparison, type HeaderChange } from '../contract/compare-calls.ts';
import type { EventDetail, HeaderPair } from '../contract/models.ts';
import { decodeBody } from '../inspect/body.ts';
import { parseJson } from '../inspect/json.ts';
import { compareJson } from './json.ts';

/** One side of a comparison. */
export interface Side {
  readonly detail: Pick<EventDetail, 'seq' | 'method' | 'path' | 'query' | 'headers' | 'capture'>;
  readonly body: Uint8Array;
}

/** Larger bodies are held against each other byte by byte only: the engine has other work. */
const LARGEST_JSON = 2 * 1024 * 1024;

export function compareEvents(before: Side, after: Side): Comparison {
  return {
    request: requestChanges(before.detail, after.detail),
    headers: headerChanges(before.detail.headers, after.detail.headers),
    body: compareBodies(before, after),
    bytes: compareBytes(before.body, after.body),
  };
}

function requestChanges(before: Side['detail'], after: Side['detail']): Comparison['request'] {
  return (['method', 'path', 'query'] as const).flatMap((part) =>
    before[part] === after[part] ? [] : [{ part, before: before[part] ?? '', after: after[part] ?? '' }],
  );
}

/** By name, whatever its case and place; the values of one name in their order. */
function headerChanges(before: readonly HeaderPair[], after: readonly HeaderPair[]): HeaderChange[] {
  const left = byName(before);
  const right = byName(after);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name): HeaderChange[] => {
    const was = left.get(name);
    const is = right.get(name);
    if (!was) return [{ name, kind: 'added', before: [], after: is ?? [] }];
    if (!is) return [{ name, kind: 'removed', before: was, after: [] }];
    return was.join('\n') === is.join('\n') ? [] : [{ name, kind: 'changed', before: was, after: is }];
  });
}

function byName(pairs: readonly HeaderPair[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    names.set(key, [...(names.get(key) ?? []), value]);
  }
  return names;
}

function compareBodies(before: Side, after: Side): Comparison['body'] {
  const left = readJson(before);
  if ('reason' in left) return { kind: 'bytes', reason: left.reason };
  const right = readJson(after);
  if ('reason' in right) return { kind: 'bytes', reason: right.reason };
  try {
    const changes = compareJson(left.value, right.value);
    return { kind: 'json', changes: changes.slice(0, CHANGES_TOLD), total: changes.length };
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return {
      kind: 'bytes',
      reason: 'The bodies are nested too deeply to be held against each other as JSON.',
    };
  }
}

function readJson({ detail, body }: Side): { value: unknown } | { reason: string } {
  const decoded = decodeBody(detail.headers, body);
  const name = `The body of event ${detail.seq}`;
  if (!decoded.ok) return { reason: `${name} cannot be unpacked.` };
  if (decoded.bytes.length > LARGEST_JSON) return { reason: `${name} is larger than 2 MB.` };
  const parsed = parseJson(decoded.bytes);
  return parsed.ok ? { value: parsed.value } : { reason: `${name} is not JSON.` };
}

function compareBytes(before: Uint8Array, after: Uint8Array): Comparison['bytes'] {
  const first = firstDifference(before, after);
  return { same: first === null, first, sizes: [before.length, after.length] };
}

/** Place of the first byte that differs; null where none does. */
export function firstDifference(before: Uint8Array, after: Uint8Array): number | null {
  const shared = Math.min(before.length, after.length);
  for (let at = 0; at < shared; at++) if (before[at] !== after[at]) return at;
  return before.length === after.length ? null : shared;
}
