import type { SchemeInfo } from '../contract/bench-calls.ts';
import { formOf } from './heads.ts';
import { encodingNames, methodName } from './names.ts';
import type { KeyForm, Method, Part, Scheme } from './scheme.ts';
import { signsUrl } from './scheme.ts';

/** A scheme as a person picks it. */
export function schemeInfo(scheme: Scheme): SchemeInfo {
  const { id, label, docs, notes, method, header, timestamp, messageId } = scheme;
  const own = timestamp?.from === 'header' ? timestamp.names : [];
  return {
    id,
    label,
    docs: [...docs],
    notes: [...notes],
    needsUrl: signsUrl(scheme),
    keyForm: keyWords(method),
    signs: signedWords(scheme.content),
    method: methodName(method),
    encoding: method.kind === 'token' ? null : encodingNames[scheme.encoding],
    headers: [...header.names, ...own, ...(messageId?.names ?? [])],
    form: method.kind === 'token' ? '<secret>' : formOf(header.syntax),
  };
}

/** What is signed, as a recipe writes it: `{id}.{timestamp}.{body}`. */
export function signedWords(content: readonly Part[]): string {
  return content.map((part) => (part.kind === 'text' ? part.text : `{${part.kind}}`)).join('');
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
