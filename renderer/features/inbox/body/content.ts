import type { HeaderPair } from '../../../../core/contract/models.ts';
import { decodeUtf8 } from './bytes.ts';

/** What the bytes of a body turn out to be. */
export interface Content {
  /** null where the bytes are not UTF-8. */
  readonly text: string | null;
  /** The whole text is one JSON value. */
  readonly json: boolean;
}

export function readContent(bytes: Uint8Array): Content {
  const text = decodeUtf8(bytes);
  return { text, json: text !== null && isJson(text) };
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Wrapping a line means measuring all of it: seconds for a body of megabytes in one line. */
const LONGEST_WRAPPED = 200_000;

export function canWrap(text: string): boolean {
  let from = 0;
  for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
    if (to - from > LONGEST_WRAPPED) return false;
    from = to + 1;
  }
  return text.length - from <= LONGEST_WRAPPED;
}

/** The content-encoding that changes the bytes, or null. */
export function contentEncoding(headers: readonly HeaderPair[]): string | null {
  const value = headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .map(([, encoding]) => encoding.trim().toLowerCase())
    .join(', ');
  return value === '' || value === 'identity' ? null : value;
}

export type View = 'text' | 'tree' | 'hex';

/** Bytes that are no text are shown as bytes, whatever was looked at before. */
export function viewOf(wanted: View, content: Content): View {
  return content.text === null ? 'hex' : wanted;
}

/** The name under which a body is saved. */
export function fileName(seq: number, content: Content): string {
  const kind = content.json ? 'json' : content.text === null ? 'bin' : 'txt';
  return `event-${seq}.${kind}`;
}
