import { describe, expect, it } from 'vitest';
import { readRequestText } from '../../../../core/parse/request-text.ts';

const read = (text: string) => readRequestText(Buffer.from(text, 'utf8'));

describe('the text of a request', () => {
  it.each([
    ['POST / HTTP/1.1\r\n\r\n{}', 'http'],
    ['  curl https://x.example', 'curl'],
    ['curl \\\n https://x.example', 'curl'],
    ['$ curl https://x.example', 'curl'],
    ['/usr/bin/curl -v https://x.example', 'curl'],
    ['\n{"request":{"method":"GET","url":"http://x.example/"}}', 'har'],
    ['CURL / HTTP/1.1\r\n\r\n', 'http'],
  ])('%j is taken as %s', (text, form) => {
    expect(read(text).form).toBe(form);
  });

  it('with a byte order mark is read without it, with a remark', () => {
    const found = read('\u{feff}GET / HTTP/1.1\r\n\r\n');
    expect(found).toMatchObject({ method: 'GET', remarks: [expect.stringContaining('byte order mark')] });
  });

  it.each(['utf16le'] as const)('in %s is refused', (encoding) => {
    expect(() => readRequestText(Buffer.from('\u{feff}GET / HTTP/1.1', encoding))).toThrow(/UTF-16/);
  });

  it('that is empty is refused', () => {
    expect(() => read('')).toThrow(/no blank line/);
  });
});
