import { unreadable } from './parsed.ts';

/** A line of a head. */
export interface Line {
  /** Without its line end; one character a byte. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

export interface Head {
  readonly lines: readonly Line[];
  /** Where the body begins. */
  readonly end: number;
  readonly bareLf: boolean;
}

/** A head larger than this is none (the receiver's own limit is lower). Bytes. */
const MAX_HEAD = 1024 * 1024;

/** The lines up to the blank one. Throws `request-unreadable` where there is none. */
export function readHead(raw: Buffer): Head {
  const lines: Line[] = [];
  let bareLf = false;
  let at = 0;
  for (let number = 1; ; number++) {
    const end = raw.indexOf(0x0a, at);
    if (end < 0 || end > MAX_HEAD) throw noBlankLine(lines, raw.toString('latin1', at, at + 80));
    const crlf = end > at && raw[end - 1] === 0x0d;
    bareLf ||= !crlf;
    const text = raw.toString('latin1', at, crlf ? end - 1 : end);
    at = end + 1;
    // RFC 9112 §2.2: a line break before the request line is passed over.
    if (text !== '') lines.push({ text, number });
    else if (lines.length > 0) return { lines, end: at, bareLf };
  }
}

function noBlankLine(lines: readonly Line[], rest: string) {
  const found =
    lines.slice(1).find(({ text }) => !isHeader(text))?.number ?? (isHeader(rest) ? null : lines.length + 1);
  const where = found === null || lines.length === 0 ? '' : ` The body seems to begin in line ${found}.`;
  return unreadable(
    `There is no blank line after the headers, so head and body cannot be told apart.${where} Put an empty line between them, also where the body is empty.`,
  );
}

export function isHeader(line: string): boolean {
  return line === '' || /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:/.test(line);
}
