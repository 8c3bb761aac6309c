import type { HeaderPair } from '../contract/models.ts';
import type { ExchangeEvent } from './exchanged.ts';

/** What counts as a secret in an event, beside what its headers' names say. */
export interface SecretKnowledge {
  /** Names of headers whose value is one, in lower case: a provider's token, an endpoint's. */
  readonly headers: ReadonlySet<string>;
  /** Secrets as they are, where they are known. */
  readonly secrets: readonly string[];
}

export const nothingKnown: SecretKnowledge = { headers: new Set(), secrets: [] };

export type MaskedPlace = 'header' | 'trailer' | 'query' | 'path' | 'body' | 'reply-header' | 'reply-body';

/** A place of which the value was hidden. `name` is the header's or the parameter's; '' where the place has none. */
export interface Masked {
  readonly place: MaskedPlace;
  readonly name: string;
}

const MASK = '********';
/** A shorter one stands in half of all texts by chance. */
const SHORTEST = 6;
/** Headers and parameters that carry a secret by their name. A signature is none: it does not give its key away. */
const SECRET_HEADER = /authorization|cookie|token|secret|api-?key|passw|credential/i;
const SECRET_PARAMETER =
  /authorization|token|secret|api[-_]?key|access[-_]?key|passw|credential|^(?:key|auth|code)$/i;

/** The event with its secrets hidden, and where they stood. Bodies keep their length, so that the message stays whole. */
export function maskEvent(
  { detail, body }: ExchangeEvent,
  knowledge: SecretKnowledge,
): { event: ExchangeEvent; masked: readonly Masked[] } {
  const masked: Masked[] = [];
  const known = knowledge.secrets.filter((secret) => secret.length >= SHORTEST);
  const asBytes = known.map((secret) => Buffer.from(secret, 'utf8'));
  const inText = asBytes.map((bytes) => bytes.toString('latin1'));
  const isHidden = ([name, value]: HeaderPair): boolean =>
    value !== '' &&
    (SECRET_HEADER.test(name) ||
      knowledge.headers.has(name.toLowerCase()) ||
      inText.some((secret) => value.includes(secret)));
  const pairs = (place: MaskedPlace, headers: readonly HeaderPair[]): HeaderPair[] =>
    headers.map((pair): HeaderPair => {
      if (!isHidden(pair)) return pair;
      masked.push({ place, name: pair[0] });
      return [pair[0], withoutValue(pair[1])];
    });
  const text = (place: MaskedPlace, value: string): string => {
    const hidden = [...inText, ...known.map(encodeURIComponent)].reduce(
      (rest, one) => rest.replaceAll(one, MASK),
      value,
    );
    if (hidden !== value) masked.push({ place, name: '' });
    return hidden;
  };
  const bytes = (place: MaskedPlace, value: Uint8Array): Uint8Array => {
    const hidden = withoutBytes(value, asBytes);
    if (hidden !== value) masked.push({ place, name: '' });
    return hidden;
  };
  const { reply } = detail;
  const event: ExchangeEvent = {
    detail: {
      ...detail,
      path: text('path', detail.path),
      query: detail.query === null ? null : withoutParameters(text('query', detail.query), masked),
      headers: pairs('header', detail.headers),
      trailers: pairs('trailer', detail.trailers),
      reply: reply && {
        ...reply,
        headers: pairs('reply-header', reply.headers),
        bodyBase64: Buffer.from(bytes('reply-body', Buffer.from(reply.bodyBase64, 'base64'))).toString(
          'base64',
        ),
      },
    },
    body: bytes('body', body),
  };
  return { event, masked };
}

/** The kind of credentials stays: it says how the sender signs in, not with what. */
function withoutValue(value: string): string {
  const [, kind] = /^(Basic|Bearer|Digest|Token|ApiKey)[ \t]/i.exec(value) ?? [];
  return kind === undefined ? MASK : `${kind} ${MASK}`;
}

function withoutParameters(query: string, masked: Masked[]): string {
  return query
    .split('&')
    .map((piece) => {
      const equals = piece.indexOf('=');
      const name = piece.slice(0, equals);
      const value = piece.slice(equals + 1);
      if (equals < 0 || value === '' || value === MASK || !SECRET_PARAMETER.test(name)) return piece;
      masked.push({ place: 'query', name });
      return `${name}=${MASK}`;
    })
    .join('&');
}

/** The same object where nothing was found. */
function withoutBytes(bytes: Uint8Array, secrets: readonly Buffer[]): Uint8Array {
  let copy: Buffer | null = null;
  for (const secret of secrets) {
    const text: Buffer = copy ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
      copy ??= Buffer.from(bytes);
      copy.fill('*', at, at + secret.length);
    }
  }
  return copy ?? bytes;
}

/** How often each place was masked, over several events, in the order in which they were found. */
export function countMasked(all: Iterable<Masked>): { place: MaskedPlace; name: string; count: number }[] {
  const counts = new Map<string, { place: MaskedPlace; name: string; count: number }>();
  for (const { place, name } of all) {
    const key = `${place} ${name.toLowerCase()}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { place, name, count: 1 });
  }
  return [...counts.values()];
}
