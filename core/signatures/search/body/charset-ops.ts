import { isUtf8 } from 'node:buffer';
import { mistake } from '../mistake.ts';
import type { EncodeOp } from './op.ts';

const NOT_ASCII = /[^\0-\x7f]/;

function charset(found: string, encode: EncodeOp['encode']): EncodeOp {
  return { mistakes: [mistake('body-charset', { found })], encode };
}

/** A text that was UTF-8, turned into bytes as someone does who takes it for another character set. ASCII is the same in all. */
export const utf8Misread: readonly EncodeOp[] = [
  charset('read as latin-1 and written as UTF-8', (text) =>
    NOT_ASCII.test(text) ? Buffer.from(Buffer.from(text, 'utf8').toString('latin1'), 'utf8') : null,
  ),
  charset('read as windows-1252 and written as UTF-8', (text) =>
    NOT_ASCII.test(text)
      ? Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8')), 'utf8')
      : null,
  ),
  charset('written as latin-1', (text) =>
    NOT_ASCII.test(text) ? Buffer.from(text.replace(/[^\0-\xff]/gu, '?'), 'latin1') : null,
  ),
  charset('written as ASCII, other characters as ?', (text) =>
    NOT_ASCII.test(text) ? Buffer.from(text.replace(/[^\0-\x7f]/gu, '?'), 'latin1') : null,
  ),
];

/** The same for bytes that are no UTF-8; `text` holds them, one character each. */
export const bytesMisread: readonly EncodeOp[] = [
  charset('read as latin-1 and written as UTF-8', (text) => Buffer.from(text, 'utf8')),
  charset('read as UTF-8, with U+FFFD for what is none', (text) =>
    Buffer.from(Buffer.from(text, 'latin1').toString('utf8'), 'utf8'),
  ),
];

/** The body's own encoding: bytes that are no UTF-8 are kept as characters of one byte each. */
export function textOf(bytes: Buffer): {
  text: string;
  encode: (text: string) => Buffer;
  misread: readonly EncodeOp[];
} {
  return isUtf8(bytes)
    ? { text: bytes.toString('utf8'), encode: (text) => Buffer.from(text, 'utf8'), misread: utf8Misread }
    : {
        text: bytes.toString('latin1'),
        encode: (text) => Buffer.from(text, 'latin1'),
        misread: bytesMisread,
      };
}
