import type { Issue, IssueCode } from '../contract/models.ts';
import { utf8Text } from './body.ts';

export type ParsedJson = { ok: true; value: unknown } | { ok: false; issue: Issue };

/** Reads bytes as JSON (RFC 8259: UTF-8, no byte order mark). What is wrong is said as an issue at the whole body. */
export function parseJson(bytes: Uint8Array): ParsedJson {
  if (bytes.length === 0)
    return failure('empty-body', 'The body is empty. A webhook carries a JSON document.', 'no bytes');
  const text = utf8Text(bytes);
  if (text === null) {
    return failure(
      'wrong-encoding',
      'The body is not UTF-8 text, so it is no JSON. Look at it as hex.',
      encodingGuess(bytes),
    );
  }
  if (text.startsWith('\u{feff}')) {
    return failure(
      'wrong-encoding',
      'The body starts with a byte order mark (EF BB BF). JSON forbids it, and most parsers refuse it.',
      'UTF-8 with a byte order mark',
    );
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (thrown) {
    return failure('not-json', notJsonSentence(text, thrown), excerpt(text));
  }
}

function failure(code: IssueCode, message: string, received: string): ParsedJson {
  const issue: Issue = {
    path: '',
    code,
    severity: 'error',
    message,
    expected: 'a JSON document',
    received,
    source: null,
  };
  return { ok: false, issue };
}

function encodingGuess(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'bytes that look like UTF-16, little-endian';
  if (first === 0xfe && second === 0xff) return 'bytes that look like UTF-16, big-endian';
  if (first === 0x1f && second === 0x8b)
    return 'bytes that look like gzip, without a content-encoding header';
  return 'bytes that are not UTF-8';
}

/** The engine names a position; people look for a line. */
function notJsonSentence(text: string, thrown: unknown): string {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined)
    return `The body is not JSON: it ends too early (${lineAndColumn(text, text.length)}).`;
  return `The body is not JSON: it breaks off at ${lineAndColumn(text, Number(position))}.`;
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return `line ${line}, column ${position - before.lastIndexOf('\n')}`;
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
