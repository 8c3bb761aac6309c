import { decode } from './encoding.ts';
import type { KeyForm } from './scheme.ts';

export type ReadKey =
  | { readonly ok: true; readonly bytes: Buffer; readonly droppedPrefix: string | null }
  /** `reason` is a sentence that does not repeat the secret. */
  | { readonly ok: false; readonly reason: string; readonly droppedPrefix: string | null };

const formNames = { hex: 'hex', base64: 'base64', base64url: 'base64url', utf8: 'text' } as const;

/** The bytes of the key that a secret's text stands for. */
export function readKey(secret: string, { form, prefixes }: KeyForm): ReadKey {
  const droppedPrefix = prefixes.find((prefix) => secret.startsWith(prefix)) ?? null;
  const text = secret.slice(droppedPrefix?.length ?? 0);
  if (text === '') return { ok: false, reason: 'The secret is empty.', droppedPrefix };
  const bytes = form === 'utf8' ? Buffer.from(text, 'utf8') : decode(text, form);
  if (bytes && bytes.length > 0) return { ok: true, bytes, droppedPrefix };
  return { ok: false, reason: `The secret is not ${formNames[form]}${whyNot(text)}.`, droppedPrefix };
}

function whyNot(text: string): string {
  if (/^\s|\s$/.test(text)) return ': there is white space around it';
  if (/^["'].*["']$/.test(text)) return ': there are quotes around it';
  return '';
}
