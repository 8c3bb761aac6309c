import type { DraftBody } from '../contract/drafts.ts';
import { utf8Text } from '../inspect/body.ts';
import { escapeVariables } from './variables/scan.ts';

/**
 * Bytes as a draft holds them: as text where they are UTF-8. What was captured is `literal`: its own braces are no variables,
 * and it goes out as it came.
 */
export function draftBodyOf(bytes: Uint8Array, source: 'template' | 'literal'): DraftBody {
  const text = utf8Text(bytes);
  if (text === null) return { kind: 'bytes', bytesBase64: Buffer.from(bytes).toString('base64') };
  return { kind: 'text', text: source === 'literal' ? escapeVariables(text) : text };
}
