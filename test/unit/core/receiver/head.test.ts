import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfHead, readRoughHead, toPairs } from '../../../../core/receiver/head.ts';

describe('a rough head', () => {
  it('is read as far as it reads like one', () => {
    expect(readRoughHead(Buffer.from('POST /a?b HTTP/1.1\r\nX-A: 1\r\nno colon\r\nX-B: 2'))).toEqual({
      method: 'POST',
      path: '/a',
      query: 'b',
      httpVersion: '1.1',
      headers: [['X-A', '1']],
    });
  });

  it('of arbitrary bytes is empty or a guess, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readRoughHead(bytes).method).toBeTypeOf('string');
      }),
    );
  });
});

describe('the end of a head', () => {
  it.each([
    ['GET / HTTP/1.1\r\n\r\nbody', 18],
    ['GET / HTTP/1.1\n\nbody', 16],
    ['GET / HTTP/1.1\r\nHost: x\r\n', -1],
    ['a\n\nb\r\n\r\n', 3],
  ])('of %j is at %i', (text, end) => {
    expect(endOfHead(Buffer.from(text))).toBe(end);
  });
});

describe('raw headers', () => {
  it('become pairs, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        expect(toPairs(pairs.flat())).toEqual(pairs);
      }),
    );
  });
});
