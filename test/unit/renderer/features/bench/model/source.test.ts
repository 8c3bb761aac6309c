import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, recognise } from '../../../../../../renderer/features/bench/model/recognise.ts';
import {
  fieldText,
  isEmpty,
  ofFile,
  pasted,
  sourceBytes,
} from '../../../../../../renderer/features/bench/model/source.ts';

const bytesOf = (source: ReturnType<typeof pasted>): Uint8Array => {
  if (source.kind === 'event') throw new Error('An event has no bytes here.');
  return sourceBytes(source);
};

test('law: pasted text goes to the engine byte for byte, whatever its line ends are', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '\r', '\n', 'é', ' ') });
  fc.assert(
    fc.property(line, (text) => {
      expect(Buffer.from(bytesOf(pasted(text))).toString('utf8')).toBe(text);
    }),
  );
});

test('law: a file goes to the engine byte for byte, whether it is text or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (content) => {
      const bytes = Uint8Array.from(content);
      expect(bytesOf(ofFile('request.http', bytes))).toEqual(bytes);
    }),
  );
});

test('what a text field would change is shown, but its bytes are kept', () => {
  const source = pasted('POST / HTTP/1.1\r\n\r\n{}');
  if (source.kind === 'event') throw new Error('It was pasted.');
  expect(source.kind).toBe('exact');
  expect(fieldText(source)).toEqual({ text: 'POST / HTTP/1.1\n\n{}', locked: null });
});

test('bytes that are no text and files that are too large are not edited', () => {
  const binary = ofFile('x', Uint8Array.of(0x50, 0xff));
  const large = ofFile('x', new Uint8Array(300_000).fill(0x61));
  if (binary.kind === 'event' || large.kind === 'event') throw new Error('They are files.');
  expect(fieldText(binary).locked).toBe('binary');
  expect(fieldText(large).locked).toBe('large');
  expect(fieldText(large).text.length).toBeLessThan(300_000);
});

test('nothing but white space is nothing', () => {
  expect(isEmpty(pasted(' \n'))).toBe(true);
  expect(isEmpty(pasted('x'))).toBe(false);
  expect(isEmpty({ kind: 'event', id: '1' })).toBe(false);
  expect(isEmpty(ofFile('empty', new Uint8Array()))).toBe(true);
});

test('what a source is shows at its beginning', () => {
  expect(recognise('POST /hooks HTTP/1.1\nhost: a\n\n{}')).toBe('http');
  expect(recognise('POST /hooks')).toBe('http');
  expect(recognise("curl -X POST http://localhost -d '{}'")).toBe('curl');
  expect(recognise("  $ curl 'http://localhost'")).toBe('curl');
  expect(recognise('{ "log": {"entries":[]}}')).toBe('har');
  expect(recognise('{"type":"user.created"}')).toBe('unknown');
  expect(recognise('X-Signature: sha256=abc')).toBe('unknown');
  expect(recognise('')).toBe('unknown');
});

test('the address of a raw request is read from its head alone', () => {
  expect(addressOf('POST /a?b=1 HTTP/1.1\r\nHost: example.com\r\n\r\nhost: body')).toEqual({
    target: '/a?b=1',
    host: 'example.com',
  });
  expect(addressOf('POST /a HTTP/1.1\n\nhost: body')).toEqual({ target: '/a', host: null });
  expect(addressOf('curl http://x')).toBeNull();
});
