import { randomUUID } from 'node:crypto';
import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';
import { buildContent } from './content.ts';
import { ed25519PrivateKey, ed25519Sign, hash, hmacDigest } from './digest.ts';
import { encode } from './encoding.ts';
import { isForm } from './form.ts';
import { writeHeader } from './header/header.ts';
import { type ReadKey, readKey } from './key.ts';
import { readSeed } from './keys.ts';
import { joinPieces, type SignedPiece } from './pieces.ts';
import type { SignedRequest } from './request.ts';
import { type DigestMethod, type Scheme, schemeForSecret, signsUrl } from './scheme.ts';
import { writeTimestamp } from './time.ts';
import { urlParameter } from './url.ts';
import type { SignedMessage, SignOptions } from './verification.ts';

/**
 * Makes the headers that sign a message. Throws `bad-argument` where the secret gives no key or the URL that the scheme
 * signs is missing; the sentence never repeats the secret.
 */
export function sign(
  message: SignedRequest,
  given: Scheme,
  secret: string,
  options: SignOptions,
): SignedMessage {
  const scheme = schemeForSecret(given, secret);
  const [name = ''] = scheme.header.names;
  const { method } = scheme;
  if (method.kind === 'token') return { headers: [[name, tokenValue(secret)]] };
  requireUrl(message, scheme);
  const id = scheme.messageId ? (options.id ?? `msg_${randomUUID().replaceAll('-', '')}`) : null;
  const timestamp = scheme.timestamp
    ? (options.timestamp ?? writeTimestamp(options.now, scheme.timestamp.unit))
    : null;
  const content = buildContent(scheme.content, { request: message, id, timestamp });
  if (!content.ok) throw unsignable(`what it signs is missing (${content.missing.join(', ')})`, scheme);
  const digest = encode(signPieces(method, scheme, secret, content.pieces), scheme.encoding);
  return {
    headers: [
      ...ownHeader(scheme.messageId?.names, id),
      ...ownHeader(scheme.timestamp?.from === 'header' ? scheme.timestamp.names : undefined, timestamp),
      [name, writeHeader(digest, timestamp, scheme.header.syntax)],
    ],
  };
}

function ownHeader(names: readonly string[] | undefined, value: string | null): HeaderPair[] {
  const name = names?.[0];
  return name === undefined || value === null ? [] : [[name, value]];
}

function signPieces(
  method: DigestMethod,
  scheme: Scheme,
  secret: string,
  pieces: readonly SignedPiece[],
): Buffer {
  if (method.kind === 'ed25519') {
    const seed = keyBytes(readSeed(secret, method), scheme);
    return ed25519Sign(ed25519PrivateKey(seed), joinPieces(pieces));
  }
  return hmacDigest(method.algorithm, keyBytes(readKey(secret, method.key), scheme), pieces);
}

function keyBytes(read: ReadKey, scheme: Scheme): Buffer {
  if (read.ok) return read.bytes;
  throw unsignable(`the secret gives no key. ${read.reason}`, scheme);
}

/** A header holds one byte a character, and no line break. */
function tokenValue(secret: string): string {
  if (secret === '' || /[\r\n\0]/.test(secret))
    throw new HookglassError(
      'bad-argument',
      'A secret that stands in a header is one line of text. Give it without line breaks.',
    );
  return Buffer.from(secret, 'utf8').toString('latin1');
}

function requireUrl(message: SignedRequest, scheme: Scheme): void {
  if (!signsUrl(scheme)) return;
  const { url } = message;
  if (url === null) throw unsignable('it signs the public URL of the receiver. Give it with --url', scheme);
  const { urlBodyDigest: digest } = scheme;
  if (!digest || isForm(message) || message.body.length === 0) return;
  const value = encode(hash(digest.algorithm, message.body), digest.encoding);
  if (urlParameter(url, digest.parameter)?.toLowerCase() === value) return;
  throw unsignable(
    `it signs a body that is no form through its digest in the URL. Send it to a URL with ${digest.parameter}=${value}`,
    scheme,
  );
}

function unsignable(why: string, { label }: Scheme): HookglassError {
  return new HookglassError('bad-argument', `${label} cannot sign this: ${why.replace(/\.$/, '')}.`);
}
