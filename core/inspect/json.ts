import { type ParseError, parse as parseTolerantly } from 'jsonc-parser';
import type { Issue, IssueCode } from '../contract/models.ts';
import { utf8Text } from './body.ts';

export type ParsedJson = { ok: true; value: unknown; text: string } | { ok: false; issue: Issue };

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
    return { ok: true, value: JSON.parse(text) as unknown, text };
  } catch {
    return failure('not-json', notJsonSentence(text), excerpt(text));
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

function notJsonSentence(text: string): string {
  const place = whereJsonBreaks(text);
  return place === null ? 'The body is not JSON.' : `The body is not JSON: it ${place}.`;
}

/**
 * Where a text that is not JSON stops being JSON, by line and column; null where that is not known.
 * JSON.parse says it in some cases only; people need the line in all of them.
 */
export function whereJsonBreaks(text: string): string | null {
  const offset = firstErrorAt(text);
  if (offset === null) return null;
  const end = text.trimEnd().length;
  if (offset >= end) return `ends too early (${lineAndColumn(text, end)})`;
  return `breaks off at ${lineAndColumn(text, offset)}`;
}

function firstErrorAt(text: string): number | null {
  const errors: ParseError[] = [];
  try {
    parseTolerantly(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Nested deeper than that parser's stack: the place stays unsaid.
    return null;
  }
  return errors[0]?.offset ?? null;
}

/** A place in a text as people count: both from 1. */
export function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return `line ${line}, column ${position - before.lastIndexOf('\n')}`;
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
