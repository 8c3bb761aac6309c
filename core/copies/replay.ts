import { withHeader } from '../compose/headers.ts';
import type { Random } from '../compose/random.ts';
import { randomUuid } from '../compose/random.ts';
import { schemeOfDraft } from '../compose/scheme-of-draft.ts';
import { signDraft } from '../compose/signing.ts';
import type { Draft, SigningOptions } from '../contract/drafts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';
import type { ReplayMode } from '../contract/replay-calls.ts';
import { type CapturedRequest, headerValue } from '../inspect/record.ts';
import type { Provider } from '../providers/provider.ts';
import { authorityOf, headersOfCopy, urlOfCopy } from './copy.ts';

/** What is sent again: a captured request, and whose event it was found to be. */
export interface Original {
  readonly request: CapturedRequest;
  readonly provider: Provider | null;
  readonly eventType: string | null;
}

export interface ReplaySigning {
  /** null takes the scheme that the provider documents. */
  readonly scheme: string | null;
  readonly options: SigningOptions;
  /** null where none is set. */
  readonly secret: string | null;
}

export interface ReplayContext {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly random: Random;
}

export interface Replay {
  readonly message: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly HeaderPair[];
    readonly body: Uint8Array;
  };
  /** Id of the scheme that it was signed with now; null where it was not. */
  readonly signedWith: string | null;
  /** What the user may not expect. */
  readonly remarks: readonly string[];
}

/** Headers that carry an event's id with senders whose scheme signs none. General knowledge of their public documents. */
const ID_HEADERS = ['x-github-delivery', 'x-shopify-webhook-id', 'webhook-id', 'svix-id', 'idempotency-key'];

/** Makes the copy of a captured request. Throws `bad-argument` with `details.field`: `events`, `scheme`, `secret` or `mode`. */
export function composeReplay(
  original: Original,
  to: string,
  mode: ReplayMode,
  signing: ReplaySigning,
  context: ReplayContext,
): Replay {
  const { request } = original;
  if (request.capture === 'malformed' || request.method === '')
    throw atField('events', 'What came was no HTTP request, so there is nothing that could be sent again.');
  const url = urlOfCopy(to, request);
  const headers = headersOfCopy(request, authorityOf(url));
  const remarks = whatIsLost(request);
  const message = { method: request.method, url, headers, body: request.body };
  if (mode === 'exact') return { message, signedWith: null, remarks };
  const signed = signedAnew(original, message, mode, signing, context);
  return { ...signed, remarks: [...remarks, ...signed.remarks] };
}

function signedAnew(
  { request, provider, eventType }: Original,
  message: Replay['message'],
  mode: ReplayMode,
  { scheme: name, options, secret }: ReplaySigning,
  { now, random }: ReplayContext,
): Replay {
  const draft = { ...unsigned, scheme: name, schemeOptions: options, eventType, method: message.method };
  const scheme = naming('scheme', () => schemeOfDraft(draft, provider));
  if (!scheme)
    throw atField(
      'scheme',
      'Nothing says how this event is signed. Choose a scheme, or send its exact bytes.',
    );
  if (secret === null)
    throw atField('secret', 'There is no secret to sign with. Set it at the endpoint, or give it here.');
  const named = scheme.messageId?.names ?? [];
  const old = named.map((header) => headerValue(request.headers, header.toLowerCase())).find((id) => id);
  const { headers, signedWith } = signDraft(draft, provider, message, {
    ...{ now, random, secret },
    ...(mode === 'resigned' && old ? { messageId: old } : {}),
  });
  if (mode === 'resigned' || scheme.messageId)
    return { message: { ...message, headers }, signedWith, remarks: [] };
  return { message: { ...message, headers: withNewId(headers, random) }, signedWith, remarks: [] };
}

function naming<T>(field: string, make: () => T): T {
  try {
    return make();
  } catch (thrown) {
    throw thrown instanceof HookglassError ? atField(field, thrown.message) : thrown;
  }
}

function withNewId(headers: readonly HeaderPair[], random: Random): HeaderPair[] {
  const found = headers.find(([name]) => ID_HEADERS.includes(name.toLowerCase()));
  if (found) return withHeader(headers, [found[0], randomUuid(random)]);
  const sentence =
    'No header of this event carries its id, and a replay never changes a body. Edit it in the Simulator.';
  throw atField('mode', sentence);
}

function whatIsLost({ capture, trailers }: CapturedRequest): string[] {
  return [
    ...(capture === 'complete' ? [] : ['The body was not captured whole: it is sent as far as it came.']),
    ...(trailers.length === 0 ? [] : ['Its trailers are left out: the copy is sent with a Content-Length.']),
  ];
}

function atField(field: string, message: string): HookglassError {
  return new HookglassError('bad-argument', message, { details: { field } });
}

const unsigned: Draft = {
  ...{ template: null, provider: null, eventType: null, method: 'POST', url: '', headers: [] },
  body: { kind: 'text', text: '' },
  scheme: null,
  schemeOptions: { headerName: null, recipe: null, url: null },
  secretRef: null,
  fault: null,
};
