import { findHeader } from '../header/header.ts';
import { type Heads, readHeads } from '../heads.ts';
import { locate } from '../locate.ts';
import type { SignedRequest } from '../request.ts';
import { type DigestMethod, type Scheme, schemeForSecret } from '../scheme.ts';
import { schemes } from '../schemes.ts';
import type { Held } from './field.ts';
import { mistake } from './mistake.ts';
import { type ReceivedDigests, readReceived } from './received.ts';

/** The request held against the scheme that was asked for; null where its header has no digest at all. */
export function holdDue(request: SignedRequest, scheme: Scheme, method: DigestMethod): Held | null {
  const heads = readHeads(request, scheme);
  if (!heads.signature) return null;
  const received = readReceived(heads.signature.name, heads.signature.values, scheme);
  if (received.size === 0) return null;
  return { scheme, method, mistakes: [], received, ...placeOf(request, scheme, heads) };
}

/**
 * The request held against every other scheme that may have made it: one whose own header is there, or one that writes
 * just what stands in the header of the scheme that was asked for. Of schemes that sign the same only the first.
 */
export function holdOthers(request: SignedRequest, given: Scheme, secret: string): Held[] {
  const own = findHeader(request.headers, given.header.names);
  const dueHeads = readHeads(request, given);
  const seen = new Set<string>();
  return schemes.flatMap((candidate) => {
    if (candidate.id === given.id) return [];
    const scheme = schemeForSecret(candidate, secret);
    const { method } = scheme;
    if (method.kind === 'token') return [];
    const heads = readHeads(request, scheme);
    const received = receivedFor(scheme, heads, own);
    const place = placeOf(request, scheme, heads);
    const held: Held = {
      scheme,
      method,
      received,
      mistakes: [mistake('scheme-other', { found: candidate.label, scheme: given.label })],
      ...place,
      id: place.id ?? dueHeads.id,
      timestamp: place.timestamp ?? dueHeads.timestamp,
    };
    const same = JSON.stringify([
      method,
      scheme.content,
      held.id,
      held.timestamp,
      held.url,
      [...received.keys()],
    ]);
    if (received.size === 0 || seen.has(same)) return [];
    seen.add(same);
    return [held];
  });
}

function receivedFor(scheme: Scheme, heads: Heads, own: ReturnType<typeof findHeader>): ReceivedDigests {
  const header = heads.signature;
  if (header && header.name !== own?.name) return readReceived(header.name, header.values, scheme);
  if (!own) return new Map();
  const all = readReceived(own.name, own.values, scheme);
  return new Map([...all].filter(([, { mistakes }]) => mistakes.length === 0));
}

function placeOf(
  request: SignedRequest,
  scheme: Scheme,
  heads: Heads,
): Pick<Held, 'id' | 'timestamp' | 'url'> {
  const [url = null] = locate(request, scheme).urls;
  return { id: heads.id, timestamp: heads.timestamp, url };
}
