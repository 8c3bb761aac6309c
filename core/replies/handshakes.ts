import { isObject } from '../contract/is-object.ts';
import type { Handshake, Handshakes } from '../contract/replies.ts';
import { decodeBody } from '../inspect/body.ts';
import { parseJson } from '../inspect/json.ts';
import { type CapturedRequest, headerValue } from '../inspect/record.ts';
import { discord } from '../signatures/schemes/others.ts';
import type { Secrets } from '../signatures/verification.ts';
import { verify } from '../signatures/verify.ts';
import { type BuiltReply, textReply } from './built-reply.ts';

/** A challenge that was recognised, and its answer. */
export interface Handshaken {
  /** What it is called where an event says who answered it. */
  readonly title: string;
  readonly reply: BuiltReply;
}

type Shake = (request: CapturedRequest, secrets: () => Secrets | null) => Handshaken | null;

/**
 * What the providers ask for is general knowledge of their public documents: no document of it lies with this project (docs/replies.md
 * has the links). Recognised by what a challenge alone has, so that no event is taken for one.
 */
const shakes: Readonly<Record<Handshake, Shake>> = { slack, meta, discord: discordPing };

/** The answer to a provider's challenge, where the endpoint is to give it. `secrets` are the endpoint's, asked for where one is needed. */
export function handshake(
  wanted: Handshakes,
  request: CapturedRequest,
  secrets: () => Secrets | null,
): Handshaken | null {
  for (const name of Object.keys(shakes) as Handshake[]) {
    const found = wanted[name] ? shakes[name](request, secrets) : null;
    if (found) return found;
  }
  return null;
}

/** Slack's Events API: `{"type":"url_verification","challenge":…}` is answered with the challenge. */
function slack(request: CapturedRequest): Handshaken | null {
  const body = request.method === 'POST' ? jsonOf(request) : null;
  if (!isObject(body) || body.type !== 'url_verification' || typeof body.challenge !== 'string') return null;
  return { title: 'Slack url_verification', reply: textReply(200, body.challenge) };
}

/** Meta's webhooks: a GET with `hub.mode=subscribe` is answered with `hub.challenge`. The verify token is not judged: the event shows it. */
function meta({ method, query }: CapturedRequest): Handshaken | null {
  const asked = method === 'GET' ? new URLSearchParams(query ?? '') : null;
  const challenge = asked?.get('hub.mode') === 'subscribe' ? asked.get('hub.challenge') : null;
  return challenge === null ? null : { title: 'Meta hub.challenge', reply: textReply(200, challenge) };
}

/** Discord's interactions: a signed PING (`type` 1) is answered with a PONG, one with a bad signature with 401, which Discord tries. */
function discordPing(request: CapturedRequest, secrets: () => Secrets | null): Handshaken | null {
  const signed = headerValue(request.headers, 'x-signature-ed25519') !== null;
  const body = signed && request.method === 'POST' ? jsonOf(request) : null;
  if (!isObject(body) || body.type !== 1) return null;
  const keys = secrets();
  if (keys === null)
    return { title: 'Discord PING, no public key set', reply: textReply(401, 'invalid request signature') };
  const { verdict } = verify({ ...request, url: null }, discord, keys, { now: request.receivedAt });
  if (verdict !== 'verified' && verdict !== 'verified-previous')
    return { title: 'Discord PING, bad signature', reply: textReply(401, 'invalid request signature') };
  return { title: 'Discord PING', reply: textReply(200, '{"type":1}', 'application/json') };
}

function jsonOf({ headers, body }: CapturedRequest): unknown {
  const decoded = decodeBody(headers, body);
  const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
  return parsed?.ok ? parsed.value : null;
}
