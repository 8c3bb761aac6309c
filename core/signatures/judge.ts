import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import { digestBytes, ED25519_SIGNATURE_BYTES } from './digest.ts';
import { decodeExactly } from './encoding.ts';
import type { HeaderSignature } from './header/parts.ts';
import { algorithmNames, encodingNames, methodName } from './names.ts';
import type { Encoding, HashAlgorithm, Scheme } from './scheme.ts';

/** A signature of the header, held against what its scheme writes. */
export interface Judged {
  readonly signature: HeaderSignature;
  /** Its bytes, in whichever encoding makes them as long as the scheme's digest; null where none does. */
  readonly bytes: Buffer | null;
  /** What is wrong with its form: it cannot verify, whatever its bytes are. */
  readonly flaws: readonly Diagnosis[];
  /** What is unusual in its form and does not matter. */
  readonly remarks: readonly Diagnosis[];
}

const encodings = ['hex', 'base64', 'base64url'] as const;

/** How many bytes a signature of the scheme has. */
export function signatureBytes({ method }: Scheme): number {
  return method.kind === 'hmac' ? digestBytes[method.algorithm] : ED25519_SIGNATURE_BYTES;
}

export function judge(signature: HeaderSignature, scheme: Scheme, header: string): Judged {
  const { text, flaw } = signature;
  const prefix = flaw === null ? [] : [diagnose(flaw.code, { header, due: flaw.due, found: flaw.found })];
  const due = signatureBytes(scheme);
  const bytes = decodeExactly(text, scheme.encoding);
  if (bytes?.length === due)
    return {
      signature,
      bytes,
      flaws: prefix,
      remarks: isUpperHex(text, scheme) ? [diagnose('hex-upper-case')] : [],
    };
  const other = encodings.find((encoding) => decodeExactly(text, encoding)?.length === due);
  if (other === undefined)
    return { signature, bytes: null, flaws: [...prefix, strangeLength(text, scheme, header)], remarks: [] };
  const flaws = [...prefix, diagnose(`encoding-${other}`, { due: encodingNames[scheme.encoding] })];
  return { signature, bytes: decodeExactly(text, other), flaws, remarks: [] };
}

function isUpperHex(text: string, { encoding }: Scheme): boolean {
  return encoding === 'hex' && /[A-F]/.test(text);
}

/** No encoding gives as many bytes as are due: another algorithm, or no signature at all. */
function strangeLength(text: string, scheme: Scheme, header: string): Diagnosis {
  const algorithm = scheme.method.kind === 'hmac' ? algorithmOf(text, scheme.encoding) : null;
  if (algorithm !== null)
    return diagnose('algorithm', { found: algorithmNames[algorithm], due: methodName(scheme.method) });
  const form = `${encodingNames[scheme.encoding]} of ${signatureBytes(scheme)} bytes (${methodName(scheme.method)})`;
  const reason = text === '' ? 'It holds an empty signature.' : `What it holds is no ${form}.`;
  return diagnose('header-malformed', { header, reason });
}

/** The algorithm that the length of a digest gives away, by the scheme's own encoding first. */
function algorithmOf(text: string, encoding: Encoding): HashAlgorithm | null {
  for (const candidate of [encoding, ...encodings]) {
    const length = decodeExactly(text, candidate)?.length;
    for (const algorithm of ['sha1', 'sha256', 'sha384', 'sha512'] as const) {
      if (digestBytes[algorithm] === length) return algorithm;
    }
  }
  return null;
}
