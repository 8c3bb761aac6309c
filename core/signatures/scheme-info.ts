import type { SchemeInfo } from '../contract/bench-calls.ts';
import { describeScheme } from './describe.ts';
import { type KeyForm, type Method, type Scheme, signsUrl } from './scheme.ts';

/** A scheme as a person picks it in the interface. */
export function schemeInfo(scheme: Scheme): SchemeInfo {
  const words = describeScheme(scheme);
  const own = [words.timestampHeader, words.idHeader].filter((name) => name !== null);
  return {
    ...words,
    docs: [...words.docs],
    notes: [...words.notes],
    headers: [...words.headers, ...own],
    needsUrl: signsUrl(scheme),
    keyForm: keyWords(scheme.method),
  };
}

function keyWords(method: Method): string {
  if (method.kind === 'token') return "the secret's own text";
  if (method.kind === 'ed25519') return `the public key in ${formWords(method.publicKey)}`;
  const dropped = method.key.prefixes.map((prefix) => `${prefix} dropped, `).join('');
  return method.key.form === 'utf8'
    ? `${dropped}the secret's own text`
    : `${dropped}decoded from ${formWords(method.key)}`;
}

function formWords({ form }: KeyForm): string {
  return form === 'utf8' ? 'text' : form;
}
