import { createPublicKey } from 'node:crypto';
import { ED25519_KEY_BYTES, ed25519PrivateKey } from '../../digest.ts';
import { readSeed } from '../../keys.ts';
import { type DigestMethod, type KeyForm, type Scheme, schemeForSecret } from '../../scheme.ts';
import { mistake } from '../mistake.ts';
import type { SearchSecrets } from '../secrets.ts';
import { dueKey, type KeyTry, otherKeys } from './forms.ts';
import { secretTextPairs, secretTexts } from './texts.ts';

export interface KeyVariants {
  /** As the scheme reads the current secret; none where it cannot. */
  readonly due: readonly KeyTry[];
  readonly singles: readonly KeyTry[];
  readonly pairs: readonly KeyTry[];
}

/** Every key once, under the fewest mistakes that give it. */
export function keyVariants(scheme: Scheme, method: DigestMethod, secrets: SearchSecrets): KeyVariants {
  const form = method.kind === 'hmac' ? method.key : method.publicKey;
  const current = ofSecret(secrets.current, form);
  const spare = [...previous(secrets), ...others(secrets)].map(({ secret, what }) => {
    const keys = ofSecret(secret, formFor(scheme, secret, form));
    return { due: add(what, keys.due), singles: add(what, keys.singles) };
  });
  const seen = new Set<string>();
  const fresh = (keys: readonly KeyTry[]): KeyTry[] => keys.filter((key) => isFresh(key, method, seen));
  return {
    due: fresh(current.due),
    singles: fresh([
      ...spare.flatMap(({ due }) => due),
      ...current.singles,
      ...(method.kind === 'ed25519' ? ofPrivate(secrets.current, method) : []),
    ]),
    pairs: fresh([...current.pairs, ...spare.flatMap(({ singles }) => singles)]),
  };
}

interface Spare {
  readonly secret: string;
  readonly what: ReturnType<typeof mistake>;
}

function previous({ previous: secret }: SearchSecrets): Spare[] {
  return secret === null || secret === '' ? [] : [{ secret, what: mistake('secret-previous') }];
}

function others({ others: list }: SearchSecrets): Spare[] {
  return list.map(({ name, secret }) => ({
    secret,
    what: mistake('secret-other-endpoint', { found: name }),
  }));
}

/** A key of another kind is read in its own form, where the method stays the same. */
function formFor(scheme: Scheme, secret: string, form: KeyForm): KeyForm {
  const { method } = schemeForSecret(scheme, secret);
  if (method.kind === 'hmac') return method.key;
  return method.kind === 'ed25519' ? method.publicKey : form;
}

function ofSecret(secret: string, form: KeyForm): KeyVariants {
  const texts = secretTexts(secret);
  return {
    due: dueKey(secret, form),
    singles: [
      ...texts.flatMap(({ text, mistakes }) => addAll(mistakes, dueKey(text, form))),
      ...otherKeys(secret, form),
    ],
    pairs: [
      ...texts.flatMap(({ text, mistakes }) => addAll(mistakes, otherKeys(text, form))),
      ...secretTextPairs(secret).flatMap(({ text, mistakes }) => addAll(mistakes, dueKey(text, form))),
    ],
  };
}

function ofPrivate(secret: string, method: Extract<DigestMethod, { kind: 'ed25519' }>): KeyTry[] {
  const read = readSeed(secret, method);
  if (!read.ok) return [];
  const spki = createPublicKey(ed25519PrivateKey(read.bytes)).export({ format: 'der', type: 'spki' });
  const reason = 'It is the private key; the public one is due.';
  return [{ mistakes: [mistake('key-malformed', { reason })], bytes: spki.subarray(-ED25519_KEY_BYTES) }];
}

function isFresh({ bytes }: KeyTry, method: DigestMethod, seen: Set<string>): boolean {
  if (method.kind === 'ed25519' && bytes.length !== ED25519_KEY_BYTES) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (seen.has(text)) return false;
  seen.add(text);
  return true;
}

function addAll(mistakes: KeyTry['mistakes'], keys: readonly KeyTry[]): KeyTry[] {
  return keys.map((key) => ({ bytes: key.bytes, mistakes: [...mistakes, ...key.mistakes] }));
}

function add(what: ReturnType<typeof mistake>, keys: readonly KeyTry[]): KeyTry[] {
  return addAll([what], keys);
}
