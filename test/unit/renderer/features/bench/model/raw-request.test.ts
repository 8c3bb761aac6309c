import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rawRequest } from '../../../../../../renderer/features/bench/model/raw-request.ts';

test('law: head and body of an event stand in its raw request byte for byte', () => {
  const value = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
  fc.assert(
    fc.property(value, fc.uint8Array(), (header, body) => {
      const raw = rawRequest(
        { method: 'POST', path: '/a', query: 'b=1', httpVersion: '1.1', headers: [['X-A', header]] },
        body,
      );
      const head = Buffer.from(`POST /a?b=1 HTTP/1.1\r\nX-A: ${header}\r\n\r\n`, 'latin1');
      expect(Buffer.from(raw)).toEqual(Buffer.concat([head, body]));
    }),
  );
});
