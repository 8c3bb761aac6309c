import { decodeUtf8 } from '../../inbox/body/bytes.ts';

/** What the bench looks at, as it was given. */
export type Source =
  | { readonly kind: 'typed'; readonly text: string }
  /** Bytes that no text field may touch: it would write their line ends anew. */
  | {
      readonly kind: 'exact';
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** The file's name; null where they were pasted. */
      readonly name: string | null;
    }
  | { readonly kind: 'event'; readonly id: string };

export const emptySource: Source = { kind: 'typed', text: '' };

/** More text than this makes a text field slow. */
const LONGEST_EDITED = 256 * 1024;

/** Pasted text: kept exact where the field would change it. */
export function pasted(text: string): Source {
  return /\r/.test(text) || text.length > LONGEST_EDITED
    ? { kind: 'exact', bytes: new TextEncoder().encode(text), name: null }
    : { kind: 'typed', text };
}

export function ofFile(name: string, bytes: Uint8Array<ArrayBuffer>): Source {
  return { kind: 'exact', bytes, name };
}

/** How bytes stand in the text field. */
export interface FieldText {
  readonly text: string;
  /** Why they cannot be edited there; null where they can. */
  readonly locked: 'large' | 'binary' | null;
}

export function fieldText(source: Exclude<Source, { kind: 'event' }>): FieldText {
  if (source.kind === 'typed') return { text: source.text, locked: null };
  const cut = source.bytes.length > LONGEST_EDITED;
  const shown = cut ? source.bytes.subarray(0, LONGEST_EDITED) : source.bytes;
  const text = decodeUtf8(shown);
  if (cut) return { text: text ?? new TextDecoder().decode(shown), locked: 'large' };
  return text === null
    ? { text: new TextDecoder().decode(shown), locked: 'binary' }
    : { text: text.replace(/\r\n?/g, '\n'), locked: null };
}

export function hasCarriageReturns(bytes: Uint8Array): boolean {
  return bytes.includes(0x0d);
}

export function sourceBytes(source: Exclude<Source, { kind: 'event' }>): Uint8Array<ArrayBuffer> {
  return source.kind === 'typed' ? new TextEncoder().encode(source.text) : source.bytes;
}

export function isEmpty(source: Source): boolean {
  if (source.kind === 'event') return false;
  return source.kind === 'typed' ? source.text.trim() === '' : source.bytes.length === 0;
}
