import { type Mistake, mistake } from '../mistake.ts';
import { escapeBeyondAscii, escapeSlashes, unescapeBeyondAscii, unescapeSlashes } from './json-strings.ts';
import { op, type TextOp } from './op.ts';

const BOM = '\u{feff}';

const slashes = (found: string): Mistake => mistake('body-escaped-slashes', { found });
const unicode = (found: string): Mistake => mistake('body-unicode-escapes', { found });
const newline = (found: string): Mistake => mistake('body-trailing-newline', { found });
const crlf = (found: string): Mistake => mistake('body-crlf', { found });
const bom = (found: string): Mistake => mistake('body-bom', { found });

const escaped = slashes('escaped (\\/)');
const asEscapes = unicode('as \\u escapes');

/** Other spellings of the same JSON, white space left as it is. */
export const spellingOps: readonly TextOp[] = [
  op([escaped], escapeSlashes),
  op([slashes('not escaped')], unescapeSlashes),
  op([asEscapes], (text) => escapeBeyondAscii(text, false)),
  op([unicode('as upper-case \\u escapes')], (text) => escapeBeyondAscii(text, true)),
  op([unicode('as they are, not as \\u escapes')], unescapeBeyondAscii),
  op([unicode('with the digits of their \\u escapes in lower case')], (text) => recase(text, false)),
  op([unicode('with the digits of their \\u escapes in upper case')], (text) => recase(text, true)),
];

/** Two spellings at once, as PHP's json_encode writes and as it does not. */
export const spellingPairs: readonly TextOp[] = [
  op([escaped, asEscapes], (text) => escapeBeyondAscii(escapeSlashes(text), false)),
  op([slashes('not escaped'), unicode('as they are, not as \\u escapes')], (text) =>
    unescapeBeyondAscii(unescapeSlashes(text)),
  ),
];

function recase(text: string, upper: boolean): string {
  return text.replace(/\\(?:u[0-9a-fA-F]{4}|[\s\S])/g, (found) =>
    found.length === 2 ? found : `\\u${upper ? found.slice(2).toUpperCase() : found.slice(2).toLowerCase()}`,
  );
}

export const lineOps: readonly TextOp[] = [
  op([crlf('CRLF in place of LF')], (text) => text.replace(/\r?\n/g, '\r\n')),
  op([crlf('LF in place of CRLF')], (text) => text.replaceAll('\r\n', '\n')),
];

export const endOps: readonly TextOp[] = [
  op([newline('without the line break at its end')], (text) => text.replace(/\r?\n$/, '')),
  op([newline('with a line break (LF) at its end')], (text) => `${text}\n`),
  op([newline('with a line break (CRLF) at its end')], (text) => `${text}\r\n`),
  op([newline('without the white space at its end')], (text) => text.trimEnd()),
  // For JavaScript a byte order mark is white space, and here it is not.
  op([newline('without the white space around it')], (text) => (text.startsWith(BOM) ? text : text.trim())),
];

export const bomOps: readonly TextOp[] = [
  op([bom('without its byte order mark')], (text) => (text.startsWith(BOM) ? text.slice(1) : text)),
  op([bom('with a byte order mark before it')], (text) => (text.startsWith(BOM) ? text : BOM + text)),
];
