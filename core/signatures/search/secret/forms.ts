import { decode } from '../../encoding.ts';
import { readKey } from '../../key.ts';
import type { Encoding, KeyForm } from '../../scheme.ts';
import { type Mistake, mistake } from '../mistake.ts';

/** The bytes of a key, and what was done otherwise than the scheme has it to get them. */
export interface KeyTry {
  readonly mistakes: readonly Mistake[];
  readonly bytes: Uint8Array;
}

/** Prefixes of secrets as providers write them: `whsec_`, `pdl_ntfset_`, `v1,whsec_`, `sha256=`. */
const PREFIX = /^(?:v1,)?[A-Za-z][A-Za-z0-9]{1,15}(?:_[a-z]+)*[_=](?=.)/;
const KNOWN_PREFIXES = ['whsec_', 'pdl_ntfset_'] as const;
const encodings = ['base64', 'base64url', 'hex'] as const;

/** The key as the scheme reads it from this text; none where it cannot. */
export function dueKey(secret: string, form: KeyForm): KeyTry[] {
  const read = readKey(secret, form);
  return read.ok ? [{ mistakes: [], bytes: read.bytes }] : [];
}

/** The same text read in every other way, the likeliest first. */
export function otherKeys(secret: string, form: KeyForm): KeyTry[] {
  const bare = secret.replace(PREFIX, '');
  const tries = form.form === 'utf8' ? decodedKeys(secret, bare) : textKeys(secret, bare, form, form.form);
  return tries.filter(({ bytes }) => bytes.length > 0);
}

/** The text is due. */
function decodedKeys(secret: string, bare: string): KeyTry[] {
  const decoded = encodings.flatMap((encoding) =>
    keyOf(mistake('secret-decoded', { found: encoding }), decode(bare, encoding)),
  );
  return [
    ...keyOf(mistake('secret-prefix', { found: 'without its prefix' }), bare === secret ? null : utf8(bare)),
    ...decoded,
    ...KNOWN_PREFIXES.filter((prefix) => !secret.startsWith(prefix)).flatMap((prefix) =>
      keyOf(mistake('secret-prefix', { found: `with ${prefix} before it` }), utf8(prefix + secret)),
    ),
    ...keyOf(
      mistake('secret-decoded', { found: 'base64, all that is no base64 passed over' }),
      lenient(secret),
    ),
  ];
}

/** The decoded bytes are due. */
function textKeys(secret: string, bare: string, { prefixes }: KeyForm, due: Encoding): KeyTry[] {
  const plain = prefixes.find((prefix) => secret.startsWith(prefix)) ? bare : secret;
  const notDecoded = (found: string): Mistake => mistake('secret-not-decoded', { found, due });
  return [
    ...keyOf(notDecoded(plain === secret ? 'plain text' : 'plain text, its prefix included'), utf8(secret)),
    ...keyOf(notDecoded('plain text without its prefix'), bare === secret ? null : utf8(bare)),
    ...encodings
      .filter((encoding) => encoding !== due)
      .flatMap((encoding) => keyOf(notDecoded(`bytes read as ${encoding}`), decode(plain, encoding))),
    ...keyOf(
      mistake('secret-prefix', { found: 'without its prefix' }),
      bare === plain ? null : decode(bare, due),
    ),
    ...keyOf(
      mistake('secret-prefix', { found: 'with its prefix decoded as well' }),
      due === 'hex' ? null : lenient(secret),
    ),
  ];
}

function keyOf(what: Mistake, bytes: Uint8Array | null): KeyTry[] {
  return bytes === null ? [] : [{ mistakes: [what], bytes }];
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** As Node's Buffer decodes: what is no digit is passed over, `_` and `-` are digits. */
const lenient = (text: string): Buffer => Buffer.from(text, 'base64');
