const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const hex = (character: string): string =>
  `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * A text between double quotes, as JavaScript, Python, PHP, Go and Ruby all read it, in a source file in UTF-8. `also` are
 * characters that mean something to one of them.
 */
export function quoted(text: string, also = ''): string {
  const escaped = [...text].map((character) => {
    if (character === '\\' || character === '"' || also.includes(character)) return `\\${character}`;
    // Of ASCII only: beyond it, the same escape is a character to some languages and a byte to others.
    return character < ' ' || character === '\x7f' ? (named[character] ?? hex(character)) : character;
  });
  return `"${escaped.join('')}"`;
}

/** The same of a header's value, for languages whose texts are bytes: one byte a character (latin-1). */
export function quotedLatin1(text: string, also = ''): string {
  return quoted(text, also).replaceAll(/[\x80-\xff]/g, hex);
}
