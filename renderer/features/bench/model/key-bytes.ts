import type { TracedKey } from '../../../../core/contract/signature-trace.ts';
import { decode } from './encodings.ts';

type KeyForm = TracedKey['forms'][number]['form'];

/**
 * The bytes of a key, from the secret that was typed into this page; null where there are none. The engine tells
 * lengths only: what it knows of an endpoint's secret stays there.
 */
export function keyBytes(secret: string, droppedPrefix: string | null, form: KeyForm): Uint8Array | null {
  const dropped = droppedPrefix !== null && secret.startsWith(droppedPrefix) ? droppedPrefix.length : 0;
  const text = secret.slice(dropped);
  return form === 'utf8' ? new TextEncoder().encode(text) : decode(text, form);
}

const formWords: Readonly<Record<KeyForm, string>> = {
  utf8: 'the text as it is',
  hex: 'decoded from hex',
  base64: 'decoded from base64',
  base64url: 'decoded from base64url',
};

export function keyFormWords(form: KeyForm): string {
  return formWords[form];
}
