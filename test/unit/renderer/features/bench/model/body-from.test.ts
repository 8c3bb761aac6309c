import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyFrom } from '../../../../../../renderer/features/bench/model/body-from.ts';
import { ofFile } from '../../../../../../renderer/features/bench/model/source.ts';

const fileOf = (bytes: Uint8Array) => {
  const source = ofFile('request.http', Uint8Array.from(bytes));
  if (source.kind === 'event') throw new Error('It is a file.');
  return source;
};

test('law: the body at the end of a raw request is found whole', () => {
  const head = fc.uint8Array({ maxLength: 20 });
  fc.assert(
    fc.property(head, fc.uint8Array({ minLength: 1 }), fc.nat(), (before, body, cut) => {
      const beginning = body.subarray(0, cut % body.length);
      const source = fileOf(Buffer.concat([before, body]));
      expect(Buffer.from(bodyFrom(source, beginning, body.length))).toEqual(Buffer.from(body));
    }),
  );
});

test('an end that begins otherwise is not the body: its beginning is all there is', () => {
  const beginning = Uint8Array.of(1, 2);
  expect(bodyFrom(fileOf(Uint8Array.of(9, 9, 9, 9)), beginning, 4)).toBe(beginning);
  expect(bodyFrom(fileOf(Uint8Array.of(1, 2)), beginning, 4)).toBe(beginning);
});
