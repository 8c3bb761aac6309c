import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import { ED25519_KEY_BYTES } from './digest.ts';
import { type ReadKey, readKey } from './key.ts';
import type { DigestMethod, KeyForm } from './scheme.ts';
import type { Secrets } from './verification.ts';

type Ed25519 = Extract<DigestMethod, { kind: 'ed25519' }>;

/** One of the endpoint's secrets as a key to verify with. */
export interface Key {
  readonly which: 'current' | 'previous';
  readonly form: KeyForm;
  readonly read: ReadKey;
  /** Where `read` is a private ed25519 key, whose public one verifies. */
  readonly isPrivate: boolean;
}

/** The keys of both secrets; an empty previous secret is none. */
export function readKeys(method: DigestMethod, { current, previous }: Secrets): Key[] {
  const keys: Key[] = [keyOf('current', current, method)];
  if (previous !== undefined && previous !== null && previous !== '')
    keys.push(keyOf('previous', previous, method));
  return keys;
}

function keyOf(which: Key['which'], secret: string, method: DigestMethod): Key {
  if (method.kind === 'hmac')
    return { which, form: method.key, read: readKey(secret, method.key), isPrivate: false };
  // A bare key does not tell which of the two it is; a prefix does.
  const isPrivate = method.privateKey.prefixes.some((prefix) => secret.startsWith(prefix));
  const form = isPrivate ? method.privateKey : method.publicKey;
  return { which, form, read: isPrivate ? readSeed(secret, method) : readPublic(secret, form), isPrivate };
}

function readPublic(secret: string, form: KeyForm): ReadKey {
  return ofLength(readKey(secret, form), [ED25519_KEY_BYTES]);
}

/** The seed of a private ed25519 key: 32 bytes, or the first 32 of 64, where its public key follows it. */
export function readSeed(secret: string, { privateKey }: Ed25519): ReadKey {
  const read = ofLength(readKey(secret, privateKey), [ED25519_KEY_BYTES, 2 * ED25519_KEY_BYTES]);
  return read.ok ? { ...read, bytes: read.bytes.subarray(0, ED25519_KEY_BYTES) } : read;
}

function ofLength(read: ReadKey, lengths: readonly number[]): ReadKey {
  if (!read.ok || lengths.includes(read.bytes.length)) return read;
  const { bytes, droppedPrefix } = read;
  const reason = `An ed25519 key has ${lengths.join(' or ')} bytes, this one has ${bytes.length}.`;
  return { ok: false, reason, droppedPrefix };
}

const dueForms = { utf8: 'text', hex: 'hex', base64: 'base64', base64url: 'base64url' } as const;

/** A previous secret that gives no key does not harm the current one. */
export function keyDiagnoses(keys: readonly Key[]): Diagnosis[] {
  return keys.flatMap(({ which, read, form }) => {
    if (read.ok) return [];
    const prefix = form.prefixes[0];
    const due = `${prefix === undefined ? '' : `${prefix} followed by `}${dueForms[form.form]}`;
    const reason = which === 'current' ? read.reason : `It is the previous one. ${read.reason}`;
    return [diagnose('key-malformed', { due, reason }, which === 'current' ? 'error' : 'warning')];
  });
}
