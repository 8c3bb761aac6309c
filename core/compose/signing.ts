import type { Draft } from '../contract/drafts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';
import { splitUrl } from '../parse/target.ts';
import type { Provider } from '../providers/provider.ts';
import { findHeader } from '../signatures/header/header.ts';
import type { SignedRequest } from '../signatures/request.ts';
import type { Scheme } from '../signatures/scheme.ts';
import { sign } from '../signatures/sign.ts';
import { writeTimestamp } from '../signatures/time.ts';
import { notApplicable } from './faults/not-applicable.ts';
import { needsScheme, needsSecret, staleBy, staleSentence, wrongSecret } from './faults/signing-faults.ts';
import { withHeaders, withoutHeaders } from './headers.ts';
import { type Random, randomUuid } from './random.ts';
import { schemeOfDraft } from './scheme-of-draft.ts';

/** A message with its variables filled in, before it is signed. */
export interface Unsigned {
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

export interface SigningContext {
  readonly now: number;
  readonly random: Random;
  /** What the draft's reference stands for; null where there is none. */
  readonly secret: string | null;
  /** The id of an earlier attempt at the same delivery, which stays the same over its repetitions. */
  readonly messageId?: string;
}

export interface SignedDraft {
  readonly headers: readonly HeaderPair[];
  readonly signedWith: string | null;
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly sentence: string | null;
  readonly remarks: readonly string[];
}

/** Signs as the draft says, with its fault where that is one of signing. Throws as `composeMessage` says. */
export function signDraft(
  draft: Draft,
  provider: Provider | null,
  message: Unsigned,
  context: SigningContext,
): SignedDraft {
  const scheme = schemeOfDraft(draft, provider);
  const { fault } = draft;
  if (!scheme) return unsigned(message, refuseWithoutScheme(draft, provider, context));
  if (context.secret !== null || fault === 'wrong-secret' || fault === 'no-signature')
    return signed(draft, scheme, message, context);
  if (fault !== null && needsSecret.includes(fault))
    throw notApplicable(fault, 'it is signed with the secret that the handler has. Give it.');
  return unsigned(message, [withoutSecret(scheme, message)]);
}

const unsigned = ({ headers }: Unsigned, remarks: readonly string[]): SignedDraft => ({
  headers,
  signedWith: null,
  id: null,
  timestamp: null,
  sentence: null,
  remarks,
});

/** Nothing says how to sign: then there must be nothing to sign with, and no fault that is one of signing. */
function refuseWithoutScheme(
  { fault }: Draft,
  provider: Provider | null,
  { secret }: SigningContext,
): string[] {
  const open = provider
    ? `no document says how ${provider.label} signs this event`
    : 'nothing says how this message is signed';
  if (fault !== null && needsScheme.includes(fault)) throw notApplicable(fault, `${open}. Choose a scheme.`);
  if (secret !== null)
    throw new HookglassError('bad-argument', `A secret is given, but ${open}. Choose a scheme.`);
  return [];
}

function withoutSecret({ label, header }: Scheme, { headers }: Unsigned): string {
  const there = findHeader(headers, header.names);
  return there
    ? `No secret is given: the header ${there.name} is sent as it stands in the draft.`
    : `No secret is given: it is sent without the signature that is due (${label}).`;
}

function signed(draft: Draft, scheme: Scheme, message: Unsigned, context: SigningContext): SignedDraft {
  const { fault } = draft;
  const { now, random } = context;
  const id = scheme.messageId ? (context.messageId ?? newId(random)) : null;
  const at = fault === 'stale' ? now - staleBy(scheme) * 1000 : now;
  const timestamp = scheme.timestamp ? writeTimestamp(at, scheme.timestamp.unit) : null;
  const secret =
    fault === 'wrong-secret' || context.secret === null
      ? wrongSecret(scheme, context.secret, random)
      : context.secret;
  const made = sign(requestOf(draft, message), scheme, secret, {
    now,
    ...(id === null ? {} : { id }),
    ...(timestamp === null ? {} : { timestamp }),
  });
  const headers = withHeaders(withoutOthers(message.headers, scheme, made.headers), made.headers);
  const bare = fault === 'no-signature';
  return {
    headers: bare ? withoutHeaders(headers, scheme.header.names) : headers,
    signedWith: bare ? null : scheme.id,
    id,
    timestamp,
    sentence: sentenceOf(draft, scheme),
    remarks: fault === 'tampered' && scheme.method.kind === 'token' ? [untied(scheme)] : [],
  };
}

const untied = ({ header }: Scheme): string =>
  `Nothing ties ${header.names[0] ?? 'the header'} to the body: no handler can notice the change.`;

const newId = (random: Random): string => `msg_${randomUuid(random).replaceAll('-', '')}`;

/** Where a scheme accepts several names of a header, only the written one may stay. */
function withoutOthers(
  headers: readonly HeaderPair[],
  scheme: Scheme,
  made: readonly HeaderPair[],
): HeaderPair[] {
  const { header, timestamp, messageId } = scheme;
  const accepted = [
    ...header.names,
    ...(timestamp?.from === 'header' ? timestamp.names : []),
    ...(messageId?.names ?? []),
  ];
  const written = made.map(([name]) => name);
  return withoutHeaders(
    headers,
    accepted.filter((name) => !written.includes(name)),
  );
}

function requestOf({ method, schemeOptions }: Draft, { url, headers, body }: Unsigned): SignedRequest {
  const sent = URL.canParse(url) ? withoutFragment(new URL(url)) : url;
  const { path = '/', query = null } = splitUrl(sent) ?? {};
  return { method, path, query, headers, body, url: schemeOptions.url ?? sent };
}

function withoutFragment(url: URL): string {
  url.hash = '';
  return url.href;
}

function sentenceOf({ fault }: Draft, scheme: Scheme): string | null {
  const [name = ''] = scheme.header.names;
  if (fault === 'wrong-secret')
    return scheme.method.kind === 'token'
      ? `${name} carries another secret than the handler's.`
      : `It is signed with another secret than the handler's (${scheme.label}).`;
  if (fault === 'no-signature') return `The header ${name} is left out.`;
  return fault === 'stale' ? staleSentence(scheme) : null;
}
