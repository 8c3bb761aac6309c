import { expect, test } from 'vitest';
import {
  canWrap,
  contentEncoding,
  fileName,
  readContent,
  viewOf,
} from '../../../../../../renderer/features/inbox/body/content.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what a body is: JSON, text or bytes', () => {
  expect(readContent(encode('{"a":1}'))).toEqual({ text: '{"a":1}', json: true });
  expect(readContent(encode('{"a":'))).toEqual({ text: '{"a":', json: false });
  expect(readContent(new Uint8Array([0xff]))).toEqual({ text: null, json: false });
});

test('bytes that are no text are shown as hex, whatever was chosen', () => {
  expect(viewOf('tree', { text: null, json: false })).toBe('hex');
  expect(viewOf('tree', { text: '1', json: true })).toBe('tree');
});

test('a saved body is named after what it is', () => {
  expect(fileName(12, { text: '1', json: true })).toBe('event-12.json');
  expect(fileName(12, { text: 'a', json: false })).toBe('event-12.txt');
  expect(fileName(12, { text: null, json: false })).toBe('event-12.bin');
});

test('only an encoding that changes the bytes counts', () => {
  expect(contentEncoding([['Content-Encoding', 'GZIP']])).toBe('gzip');
  expect(contentEncoding([['content-encoding', 'identity']])).toBeNull();
  expect(contentEncoding([['x', 'gzip']])).toBeNull();
});

test('one line of megabytes is not wrapped, wherever it stands', () => {
  const long = 'x'.repeat(200_001);
  expect(canWrap('short\n'.repeat(100_000))).toBe(true);
  expect(canWrap(long)).toBe(false);
  expect(canWrap(`a\n${long}\nb`)).toBe(false);
  expect(canWrap(`a\n${long}`)).toBe(false);
});
