/** A stretch of bytes read as UTF-8: text, or bytes that are none. */
export type Utf8Stretch =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Every byte as it is: what is no UTF-8 stays bytes, and no character is put in its place. */
export function readUtf8(bytes: Uint8Array): Utf8Stretch[] {
  const whole = decodeStrictly(bytes);
  if (whole !== null) return whole === '' ? [] : [{ kind: 'text', text: whole }];
  const stretches: Utf8Stretch[] = [];
  for (let at = 0; at < bytes.length; ) {
    const valid = characterLength(bytes, at) > 0;
    const end = endOfRun(bytes, at, valid);
    const run = bytes.subarray(at, end);
    stretches.push(valid ? { kind: 'text', text: strict.decode(run) } : { kind: 'bytes', bytes: run });
    at = end;
  }
  return stretches;
}

function endOfRun(bytes: Uint8Array, from: number, valid: boolean): number {
  let at = from;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length > 0 !== valid) break;
    at += Math.max(1, length);
  }
  return at;
}

/** The nearest place at or before `at` where no UTF-8 character is cut in two. */
export function characterBorder(bytes: Uint8Array, at: number): number {
  for (let border = at; border > at - 4 && border > 0; border--)
    if (!isContinuation(bytes[border])) return border;
  return at;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** How long a character is whose first byte is below the limit; 0: none begins so. */
const lengths = [
  { below: 0x80, length: 1 },
  { below: 0xc2, length: 0 },
  { below: 0xe0, length: 2 },
  { below: 0xf0, length: 3 },
  { below: 0xf5, length: 4 },
] as const;

/** Bytes of the character that begins at `at`; 0 where none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = lengths.find(({ below }) => first < below)?.length ?? 0;
  // Overlong forms, surrogates and what is cut off are for the decoder to refuse.
  if (length > 1 && decodeStrictly(bytes.subarray(at, at + length)) === null) return 0;
  return length;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
