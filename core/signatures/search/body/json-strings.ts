const BEYOND_ASCII = /[\u0080-\uffff]/g;

/** `\u` and four hex digits for every UTF-16 unit beyond ASCII. */
export function escapeBeyondAscii(text: string, upper: boolean): string {
  return escapeUnits(text, BEYOND_ASCII, upper);
}

/** The same for the characters that are named: every one of UTF-16's units. */
export function escapeUnits(text: string, units: RegExp, upper: boolean): string {
  return text.replace(units, (unit) => {
    const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upper ? digits.toUpperCase() : digits}`;
  });
}

/** The `\u` escapes of characters beyond ASCII undone, and no others. In JSON they stand in strings only. */
export function unescapeBeyondAscii(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|[\s\S])/g, (found: string, digits: string | undefined) => {
    const unit = digits === undefined ? 0 : Number.parseInt(digits, 16);
    return unit >= 0x80 ? String.fromCharCode(unit) : found;
  });
}

export function escapeSlashes(text: string): string {
  return text.replace(/\\[\s\S]|\//g, (found) => (found === '/' ? '\\/' : found));
}

export function unescapeSlashes(text: string): string {
  return text.replace(/\\[\s\S]/g, (found) => (found === '\\/' ? '/' : found));
}
