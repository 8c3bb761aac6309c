import { rawRequest } from '../compose/http.ts';
import { headerValue } from '../inspect/record.ts';
import { dechunk, isChunked } from '../parse/chunked.ts';
import { parseRaw } from '../parse/raw.ts';
import { readHead } from '../parse/raw-head.ts';
import { type ExchangeEvent, eventLabel, type ImportedEvent, type ImportReader } from './exchanged.ts';
import { imported, type Moment } from './imported.ts';
import { Skips } from './skips.ts';

/** A file of another tool is read as a whole; a longer one is refused. Bytes. */
const WHOLE_FILE = 64 * 1024 * 1024;
/** Our own separator says how many bytes of message follow, so that a body may hold anything, a separator too. */
const OURS = /^### [^\n]*?(?:, (\d{4}-\d\d-\d\dT[\d:.]+Z))?, (\d{1,12}) bytes\r?\n/;
const LONGEST_LINE = 4096;

/** One event as the message that came: request line, headers, blank line, body. */
export function httpMessage({ detail, body }: ExchangeEvent): Buffer {
  return rawRequest({ ...detail, body });
}

/** One of several in a file. */
export function httpPart(event: ExchangeEvent): Buffer {
  const message = httpMessage(event);
  const line = Buffer.from(`### ${eventLabel(event)}, ${message.length} bytes\n`, 'latin1');
  return Buffer.concat([line, message, Buffer.from('\n')]);
}

/** Reads a raw message, several of ours, or a file of requests divided by `###` as editors know them. */
export function httpReader(moment: Moment): ImportReader {
  const skips = new Skips();
  const pieces = new Pieces();
  const take = (message: Buffer, originalAt: number | null): ImportedEvent[] =>
    skips.attempt(() =>
      imported({ ...parseRaw(message), httpVersion: versionOf(message) }, { ...moment, originalAt }),
    );
  return {
    skipped: skips,
    push(piece) {
      const events: ImportedEvent[] = [];
      pieces.add(piece);
      for (let part = pieces.ours(); part; part = pieces.ours())
        events.push(...take(part.message, part.originalAt));
      if (pieces.length > WHOLE_FILE) throw skips.tooLarge(WHOLE_FILE);
      return events;
    },
    end: () => divided(pieces.rest()).flatMap((part) => take(part, null)),
  };
}

/** What has come and was not taken yet. It is put together only when enough is there. */
class Pieces {
  #pieces: Buffer[] = [];
  length = 0;
  /** Before so many bytes are here there is nothing to look at. */
  #due = 0;

  add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  rest(): Buffer {
    const all = Buffer.concat(this.#pieces);
    this.#pieces = [all];
    return all;
  }

  /** The next message that our own separator stands before; null while it is not whole, or there is none. */
  ours(): { message: Buffer; originalAt: number | null } | null {
    if (this.length < this.#due) return null;
    const rest = this.rest();
    const [line, time, digits] = OURS.exec(rest.toString('latin1', 0, LONGEST_LINE)) ?? [];
    if (line === undefined) {
      // A separator that is not ours, or none: the whole file is due. A short beginning may still become one.
      this.#due = rest.length < LONGEST_LINE ? rest.length + 1 : Number.POSITIVE_INFINITY;
      return null;
    }
    const end = line.length + Number(digits);
    this.#due = end;
    if (rest.length < end) return null;
    const left = rest.subarray(rest[end] === 0x0a ? end + 1 : end);
    this.#pieces = [left];
    this.length = left.length;
    this.#due = 0;
    return {
      message: rest.subarray(line.length, end),
      originalAt: time === undefined ? null : Date.parse(time),
    };
  }
}

/** The requests of another tool's file. Without separators it is one, byte for byte, as is one whose length its own head says. */
function divided(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  if (!/^###/m.test(text) || isFramed(bytes)) return text.trim() === '' ? [] : [bytes];
  return text
    .split(/^###.*\r?\n?/m)
    .map((part) => withoutComments(part).replace(/(?:\r?\n)+$/, ''))
    .filter((part) => part !== '')
    .map((part) => Buffer.from(/\r?\n\r?\n/.test(part) ? part : `${part}\r\n\r\n`, 'latin1'));
}

function isFramed(bytes: Buffer): boolean {
  try {
    const { headers, body } = parseRaw(bytes);
    const sent = bytes.subarray(readHead(bytes).end);
    if (isChunked(headers)) return dechunk(sent) !== null;
    return headerValue(headers, 'content-length') === String(body.length) && sent.length === body.length;
  } catch {
    return false;
  }
}

/** Blank lines, comments and settings of the editor before the request line. */
function withoutComments(part: string): string {
  return part.replace(/^(?:[ \t]*(?:#|\/\/|@)[^\n]*(?:\n|$)|\s*\n)+/, '');
}

function versionOf(message: Buffer): string {
  const line = message.toString('latin1', 0, LONGEST_LINE).trimStart().split(/\r?\n/, 1)[0] ?? '';
  return /\sHTTP\/(\d(?:\.\d)?)\s*$/.exec(line)?.[1] ?? '1.1';
}
