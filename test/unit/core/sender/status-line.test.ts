import { describe, expect, it } from 'vitest';
import { readStatusLine } from '../../../../core/sender/status-line.ts';

describe('the status line', () => {
  it.each([
    ['HTTP/1.1 200 OK\r\n\r\n', '1.1', 'OK'],
    ['HTTP/1.0 404 Not Found\r\nA: b\r\n\r\nbody', '1.0', 'Not Found'],
    ['HTTP/1.1 204\r\n\r\n', '1.1', ''],
    ['HTTP/1.1 200 OK\n\n', '1.1', 'OK'],
    ['HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.0 201 Made\r\n\r\n', '1.0', 'Made'],
    ['HTTP/1.1 102 A\r\n\r\nHTTP/1.1 102 B\r\n\r\nHTTP/1.1 500 C\r\n\r\n', '1.1', 'C'],
    ['HTTP/1.1 200 OK\r\n\r\nHTTP/1.0 500 In the body\r\n\r\n', '1.1', 'OK'],
  ])('%j', (text, httpVersion, statusText) => {
    expect(readStatusLine(Buffer.from(text, 'latin1'))).toEqual({ httpVersion, statusText });
  });
});
