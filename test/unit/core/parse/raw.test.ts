import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, rawRequest } from '../../../../core/compose/http.ts';
import { parseRaw } from '../../../../core/parse/raw.ts';

const parse = (text: string) => parseRaw(Buffer.from(text, 'latin1'));
const text = (body: Uint8Array): string => Buffer.from(body).toString('latin1');

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/);
const latin1 = fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
/** What a header's value can be: no line end, and no white space around it. */
const value = latin1.filter((one) => !/[\r\n]/.test(one) && !/^[ \t]|[ \t]$/.test(one));
const message: fc.Arbitrary<Message> = fc.record({
  method: token,
  path: fc.stringMatching(/^\/[!-~]{0,12}$/).filter((path) => !path.includes('?')),
  query: fc.option(fc.stringMatching(/^[!-~]{0,12}$/)),
  headers: fc.array(fc.tuple(token, value), { maxLength: 5 }),
  body: fc.uint8Array({ maxLength: 200 }),
});

describe('a raw request', () => {
  it('is read as it was written, whatever its bytes', () => {
    fc.assert(
      fc.property(message, (one) => {
        const { method, path, query, headers, body } = parseRaw(rawRequest(one));
        expect({ method, path, query, headers, body: text(body) }).toEqual({ ...one, body: text(one.body) });
      }),
      { numRuns: 300 },
    );
  });

  it('is framed in chunks where its headers say so, and read as the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (body) => {
        const headers: [string, string][] = [['Transfer-Encoding', 'gzip, Chunked']];
        const raw = rawRequest({ method: 'POST', path: '/', query: null, headers, body });
        const read = parseRaw(raw);
        expect(text(read.body)).toBe(text(body));
        expect(read.remarks).toEqual(['The chunked framing was taken off the body.']);
      }),
    );
  });

  it('never throws anything but a sentence for the user', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          parseRaw(bytes);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'request-unreadable' });
        }
      }),
    );
  });

  it('with LF alone is read, with a remark', () => {
    const read = parse('POST /a HTTP/1.1\nX-A: 1\n\nbody\r\n');
    expect(read).toMatchObject({ headers: [['X-A', '1']], url: null });
    expect(text(read.body)).toBe('body\r\n');
    expect(read.remarks[0]).toContain('LF alone');
  });

  it('keeps the order and case of its headers, and repeated ones', () => {
    expect(parse('GET / HTTP/1.1\r\nb: 1\r\nA:2\r\nB: \t3 \r\n\r\n').headers).toEqual([
      ['b', '1'],
      ['A', '2'],
      ['B', '3'],
    ]);
  });

  it('with an absolute target gives its URL', () => {
    expect(parse('POST http://x.example:8080/a?b=c HTTP/1.1\r\n\r\n')).toMatchObject({
      url: 'http://x.example:8080/a?b=c',
      path: '/a',
      query: 'b=c',
    });
  });

  it('with a header over several lines joins them, with a remark', () => {
    const read = parse('GET / HTTP/1.1\r\nX-A: 1\r\n\t2\r\nX-B: 3\r\n\r\n');
    expect(read.headers).toEqual([
      ['X-A', '1 2'],
      ['X-B', '3'],
    ]);
    expect(read.remarks).toHaveLength(1);
  });

  it('passes over a line break before its first line', () => {
    expect(parse('\r\nGET / HTTP/1.1\r\n\r\n').method).toBe('GET');
  });

  it.each(['3', '99', 'many'])('whose length says %s keeps every byte, with a remark', (length) => {
    const read = parse(`POST / HTTP/1.1\r\nContent-Length: ${length}\r\n\r\n12345`);
    expect(text(read.body)).toBe('12345');
    expect(read.remarks).toEqual([expect.stringContaining('5 bytes follow')]);
  });

  it.each([
    ['5\r\nhello\r\n0\r\n\r\n', 'hello', 'taken off'],
    ['5;x=y\nhello\n6\n world\n0\n\n', 'hello world', 'taken off'],
    ['2\r\nab\r\n0\r\nX-Trailer: 1\r\n\r\n', 'ab', 'trailers (1)'],
    ['0\r\n\r\n', '', 'taken off'],
    ['5\r\nhel', '5\r\nhel', 'not framed'],
    ['5\r\nhello\r\n0\r\n\r\nmore', '5\r\nhello\r\n0\r\n\r\nmore', 'not framed'],
    ['hello', 'hello', 'not framed'],
    ['', '', 'not framed'],
  ])('that says chunked and holds %j is read as %j', (body, bytes, remark) => {
    const read = parse(`POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
    expect(text(read.body)).toBe(bytes);
    expect(read.remarks).toEqual([expect.stringContaining(remark)]);
  });

  it.each([
    ['', /no blank line/],
    ['POST / HTTP/1.1\r\nX-A: 1\r\n', /no blank line/],
    ['POST / HTTP/1.1\r\nX-A: 1\r\n{"a": 1}', /no blank line.*begin in line 3/],
    ['POST / HTTP/1.1\r\nX-A: 1\r\n{"a": 1}\r\n', /no blank line.*begin in line 3/],
    ['POST / HTTP/1.1\nX-A: 1\n{\n"a": 1\n}\n\n', /Line 3 is no header: "\{"/],
    ['{"a":1}\n\n', /first line is no request line/],
    ['HTTP/1.1 200 OK\r\n\r\n', /This is a response/],
    ['POST / HTTP/1.1\r\nno colon\r\n\r\n', /Line 2 is no header/],
    ['POST / HTTP/1.1\r\nX A: 1\r\n\r\n', /Line 2 is no header/],
  ])('that is %j is refused with its reason', (raw, sentence) => {
    expect(() => parse(raw)).toThrow(sentence);
  });

  it('of 10 MB is read whole, and one without an end is given up', () => {
    const body = Buffer.alloc(10 * 1024 * 1024, 'x');
    const head = Buffer.from('POST / HTTP/1.1\r\n\r\n');
    expect(parseRaw(Buffer.concat([head, body])).body.length).toBe(body.length);
    expect(() => parseRaw(Buffer.concat([Buffer.from('POST / HTTP/1.1\r\nX: '), body]))).toThrow(
      /no blank line/,
    );
  });

  it('with a header of a million blanks is read in time', () => {
    expect(parse(`GET / HTTP/1.1\r\nX-A: a${' '.repeat(900_000)}b \r\n\r\n`).headers[0]?.[1]).toHaveLength(
      900_002,
    );
  });
});
