import type { HeaderStretch } from '../../contract/signature-trace.ts';
import { type HeaderParts, type HeaderSignature, stretch } from './parts.ts';

/** Reads `v1,<digest> v1,<digest>`. Other versions are passed over; a value without any version lacks its prefix. */
export function takeList(value: string, version: string): HeaderParts {
  const stretches: HeaderStretch[] = [];
  const signatures: HeaderSignature[] = [];
  const passedOver = new Set<string>();
  const bare: string[] = [];
  for (const token of value.split(/( +)/)) {
    const comma = token.indexOf(',');
    if (token.trim() === '') {
      if (token !== '') stretches.push(stretch(token, 'separator'));
    } else if (comma < 0) {
      bare.push(token);
      stretches.push(stretch(token, 'unreadable'));
    } else if (token.slice(0, comma) === version) {
      const text = token.slice(comma + 1);
      stretches.push(stretch(`${version},`, 'version'), stretch(text, 'signature'));
      signatures.push({ text, whole: token, flaw: null });
    } else {
      passedOver.add(token.slice(0, comma));
      stretches.push(stretch(token, 'passed-over'));
    }
  }
  return {
    stretches,
    timestamps: [],
    passedOver: [...passedOver],
    ...withBare(signatures, bare, `${version},`),
  };
}

/** Where nothing carries a version, what stands there is most likely a signature whose version was left out. */
export function withBare(
  signatures: readonly HeaderSignature[],
  bare: readonly string[],
  due: string,
): Pick<HeaderParts, 'signatures' | 'unreadable'> {
  const [only] = bare;
  if (signatures.length > 0 || bare.length !== 1 || only === undefined)
    return { signatures, unreadable: bare.length };
  return {
    signatures: [{ text: only, whole: only, flaw: { code: 'prefix-missing', due, found: '' } }],
    unreadable: 0,
  };
}
