import type { HeaderPair } from '../contract/models.ts';
import { decodeBody, utf8Text } from '../inspect/body.ts';
import { once } from '../inspect/once.ts';

/** As much of a decoded body is searched, in bytes; nobody reads more, and an index of it would dwarf the rest. */
export const SEARCHED_BYTES = 1024 * 1024;
/** As much of a body as it came has to be read for that. A compressed one that is larger is not searched. */
export const READ_BYTES = SEARCHED_BYTES + 4;

export interface Searchable {
  text(): string;
  json(): unknown;
}

/**
 * What a search looks at in a body: its text after the content-encoding was undone, and once more without JSON's escapes
 * where there are any, so that `naïve` finds `na\u00efve`. JSON is read of bodies up to the same size. Nothing of what is not UTF-8.
 */
export function searchableBody(headers: readonly HeaderPair[], body: Uint8Array): Searchable {
  const decoded = once(() => {
    const found = decodeBody(headers, body.subarray(0, READ_BYTES));
    return found.ok ? found.bytes : null;
  });
  return {
    text: once(() => {
      const bytes = decoded();
      const text = bytes === null ? null : utf8Text(cutAtCharacter(bytes));
      return text === null ? '' : withoutEscapes(text);
    }),
    json: once(() => {
      const bytes = decoded();
      const text = bytes === null || bytes.length > SEARCHED_BYTES ? null : utf8Text(bytes);
      return text === null ? undefined : parsed(text);
    }),
  };
}

/** Not in the middle of a character, which would make all of it no UTF-8. */
function cutAtCharacter(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SEARCHED_BYTES) return bytes;
  let end = SEARCHED_BYTES;
  while (end > SEARCHED_BYTES - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  const plain = text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_all, code: string | undefined, char: string) =>
    code === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return `${text}\n${plain}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
