import { parseCurl } from './curl.ts';
import { type HarOptions, parseHar } from './har.ts';
import { type ParsedRequest, unreadable } from './parsed.ts';
import { parseRaw } from './raw.ts';

export type RequestForm = 'http' | 'curl' | 'har';

export interface ReadRequest extends ParsedRequest {
  /** What the text was taken as. */
  readonly form: RequestForm;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a request from a raw HTTP/1.1 message, a cURL line or a HAR, and says which it was. Throws `request-unreadable`. */
export function readRequestText(bytes: Uint8Array, options: HarOptions = {}): ReadRequest {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if ((all[0] === 0xff && all[1] === 0xfe) || (all[0] === 0xfe && all[1] === 0xff))
    throw unreadable('The text is UTF-16. Save it as UTF-8, or as the bytes that came.');
  const marked = all.subarray(0, 3).equals(BOM);
  const text = marked ? all.subarray(3) : all;
  const form = formOf(text);
  const read = readAs(form, text, options);
  const remarks = marked
    ? ['A byte order mark before the request was left out.', ...read.remarks]
    : read.remarks;
  return { ...read, form, remarks };
}

function formOf(text: Buffer): RequestForm {
  const start = text.toString('latin1', 0, 4096).trimStart();
  if (/^(?:\$[ \t]+)?(?:\S*[/\\])?curl(?:\.exe)?[ \t\\\r\n]/.test(start)) return 'curl';
  return start.startsWith('{') ? 'har' : 'http';
}

function readAs(form: RequestForm, text: Buffer, options: HarOptions): ParsedRequest {
  if (form === 'curl') return parseCurl(text);
  return form === 'har' ? parseHar(text, options) : parseRaw(text);
}
