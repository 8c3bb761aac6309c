const LINE = /^HTTP\/(\d\.\d) (\d{3}) ?([^\r\n]*)\r?\n/;

export interface StatusLine {
  readonly httpVersion: string;
  readonly statusText: string;
}

/**
 * The status line of the final answer, out of the bytes that came: undici tells neither the version nor the bytes of the text.
 * Answers of 1xx before it are passed over.
 */
export function readStatusLine(bytes: Buffer): StatusLine {
  let rest = bytes.toString('latin1');
  for (;;) {
    const [, httpVersion = '1.1', status = '', statusText = ''] = LINE.exec(rest) ?? [];
    const end = /\r?\n\r?\n/.exec(rest);
    if (!status.startsWith('1') || !end) return { httpVersion, statusText };
    rest = rest.slice(end.index + end[0].length);
  }
}
