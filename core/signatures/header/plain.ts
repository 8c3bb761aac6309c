import { type HeaderParts, type HeaderSignature, type PrefixFlaw, stretch } from './parts.ts';

/** A word before the digest, such as `sha1=` or `v1,`. The padding of base64 is none: something else follows it. */
const FOREIGN_PREFIX = /^([A-Za-z][A-Za-z0-9-]{0,15}[=,])(?=[^=])/;

/** Reads a value that is one signature. A prefix that is missing or another one is a flaw, and what follows is read. */
export function takePlain(value: string, prefix: string | null): HeaderParts {
  const found = foundPrefix(value, prefix);
  const text = value.slice(found.length);
  const signatures: HeaderSignature[] =
    text === '' ? [] : [{ text, whole: value, flaw: flawOf(found, prefix ?? '') }];
  const stretches = [
    ...(found === '' ? [] : [stretch(found, 'prefix')]),
    ...(text === '' ? [] : [stretch(text, 'signature')]),
  ];
  return { stretches, signatures, timestamps: [], passedOver: [], unreadable: 0 };
}

function foundPrefix(value: string, due: string | null): string {
  if (due !== null && value.startsWith(due)) return due;
  return FOREIGN_PREFIX.exec(value)?.[1] ?? '';
}

function flawOf(found: string, due: string): PrefixFlaw | null {
  if (found === due) return null;
  return { code: found === '' ? 'prefix-missing' : 'prefix-unexpected', due, found };
}
