import type { HeaderPair } from '../contract/models.ts';
import { headerValue } from '../inspect/record.ts';
import { dechunk, isChunked } from './chunked.ts';
import { excerpt, fromLatin1, type ParsedRequest, trimBlanks, unreadable } from './parsed.ts';
import { isHeader, type Line, readHead } from './raw-head.ts';
import { splitTarget, splitUrl } from './target.ts';

/**
 * Reads a raw HTTP/1.1 message: request line, headers, blank line, and every byte after it as the body. Throws
 * `request-unreadable`, which names the line.
 */
export function parseRaw(bytes: Uint8Array): ParsedRequest {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readHead(raw);
  const [first, ...rest] = head.lines;
  if (!first)
    throw unreadable('The request is empty. Give a request line, headers, a blank line and the body.');
  const start = readStart(first.text);
  const headers = readHeaders(rest);
  const framed = readBody(raw.subarray(head.end), headers.pairs);
  const remarks = [
    ...(head.bareLf
      ? ['The lines of the head end in LF alone; HTTP asks for CRLF. They were taken as they are.']
      : []),
    ...start.remarks,
    ...headers.remarks,
    ...framed.remarks,
  ];
  return { ...start, headers: headers.pairs, body: framed.body, remarks };
}

type Start = Pick<ParsedRequest, 'method' | 'url' | 'path' | 'query' | 'remarks'>;

function readStart(line: string): Start {
  if (/^HTTP\/\d/.test(line))
    throw unreadable('This is a response: it begins with its status line. Give the request that it answers.');
  const [, method, target, version] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) +(\S+)(?: +HTTP\/(\d(?:\.\d)?))?\s*$/.exec(line) ?? [];
  if (method === undefined || target === undefined)
    throw unreadable(
      `The first line is no request line: "${excerpt(line)}". It is to be like POST /path HTTP/1.1.`,
    );
  const remarks = version === undefined ? ['The request line names no HTTP version.'] : [];
  const absolute = splitUrl(target);
  if (absolute === null) return { method, url: null, ...splitTarget(target), remarks };
  return { method, url: fromLatin1(target), path: absolute.path, query: absolute.query, remarks };
}

function readHeaders(lines: readonly Line[]): { pairs: HeaderPair[]; remarks: string[] } {
  const pairs: HeaderPair[] = [];
  let folded = false;
  for (const { text, number } of lines) {
    const last = pairs.at(-1);
    if (/^[ \t]/.test(text) && last) {
      folded = true;
      last[1] = trimBlanks(`${last[1]} ${trimBlanks(text)}`);
      continue;
    }
    if (!isHeader(text))
      throw unreadable(
        // Its first word is enough to find it; the rest may be what nobody else should see.
        `Line ${number} is no header: "${excerpt(text.replace(/[ \t].*$/s, ''))}". If the body begins there, put an empty line before it.`,
      );
    const colon = text.indexOf(':');
    pairs.push([text.slice(0, colon), trimBlanks(text.slice(colon + 1))]);
  }
  return {
    pairs,
    remarks: folded ? ['A header goes over several lines; they were joined with a space.'] : [],
  };
}

function readBody(body: Buffer, headers: readonly HeaderPair[]): { body: Buffer; remarks: string[] } {
  if (isChunked(headers)) return readChunked(body);
  const length = headerValue(headers, 'content-length');
  if (length === null || Number(length) === body.length) return { body, remarks: [] };
  const remark = `Content-Length says ${excerpt(length)}, but ${body.length} bytes follow the blank line. All of them were taken.`;
  return { body, remarks: [remark] };
}

function readChunked(body: Buffer): { body: Buffer; remarks: string[] } {
  const framed = dechunk(body);
  if (!framed)
    return {
      body,
      remarks: ['The headers say chunked, but the body is not framed so. It was taken as it stands.'],
    };
  const trailers = framed.trailers === 0 ? '' : ` Its trailers (${framed.trailers}) were left out.`;
  return { body: framed.body, remarks: [`The chunked framing was taken off the body.${trailers}`] };
}
