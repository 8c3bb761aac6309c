import { toHex } from './encodings.ts';
import { readUtf8 } from './utf8.ts';

/** A stretch of what is shown: text as it is, or a sign for something that cannot be seen. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  /** `breaks`: the line ends after it. */
  | { readonly kind: 'sign'; readonly sign: string; readonly name: string; readonly breaks: boolean };

const named: Readonly<Record<string, readonly [sign: string, name: string]>> = {
  '\r\n': ['\\r\\n', 'carriage return and line break (CRLF)'],
  '\n': ['⏎', 'line break (LF)'],
  '\r': ['\\r', 'carriage return (CR)'],
  '\t': ['⇥', 'tab'],
  '\u00a0': ['NBSP', 'no-break space'],
  '\u00ad': ['SHY', 'soft hyphen'],
  '\u200b': ['ZWSP', 'zero-width space'],
  '\u200c': ['ZWNJ', 'zero-width non-joiner'],
  '\u200d': ['ZWJ', 'zero-width joiner'],
  '\u200e': ['LRM', 'left-to-right mark'],
  '\u200f': ['RLM', 'right-to-left mark'],
  '\u2028': ['LS', 'line separator'],
  '\u2029': ['PS', 'paragraph separator'],
  '\ufeff': ['BOM', 'byte order mark (EF BB BF)'],
};

/** Spaces are seen as gaps, but not at the beginning and not where a line ends. */
const INVISIBLE = /\r\n|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]|^ +|(?<! ) +(?=[\r\n]|$)/gu;

/** What bytes say, every invisible character with a sign of its own. */
export function showInvisible(bytes: Uint8Array): Shown[] {
  return readUtf8(bytes).flatMap((stretch) =>
    stretch.kind === 'text' ? ofText(stretch.text) : [...stretch.bytes].map(ofByte),
  );
}

function ofText(text: string): Shown[] {
  const shown: Shown[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(INVISIBLE)) {
    if (index > from) shown.push({ kind: 'text', text: text.slice(from, index) });
    shown.push(signOf(found));
    from = index + found.length;
  }
  if (from < text.length) shown.push({ kind: 'text', text: text.slice(from) });
  return shown;
}

function signOf(found: string): Shown {
  const [sign, name] = named[found] ?? unnamed(found);
  return { kind: 'sign', sign, name, breaks: /^(?:\r\n|\n|\r)$/.test(found) };
}

function unnamed(found: string): readonly [string, string] {
  if (found.startsWith(' ')) return ['·'.repeat(found.length), found.length === 1 ? 'space' : 'spaces'];
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [`U+${code}`, `invisible character U+${code}`];
}

function ofByte(byte: number): Shown {
  const hex = toHex(Uint8Array.of(byte)).toUpperCase();
  return { kind: 'sign', sign: `\\x${hex}`, name: `byte ${hex}, not UTF-8`, breaks: false };
}
