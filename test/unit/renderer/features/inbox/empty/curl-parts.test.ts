import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curlParts } from '../../../../../../renderer/features/inbox/empty/curl-parts.ts';

test('what is quoted for the shell is told apart, an escaped quote in it included', () => {
  expect(curlParts("curl x \\\n  -d 'it'\\''s'").map(({ text, quoted }) => [text, quoted])).toEqual([
    ['curl x \\\n  -d ', false],
    ["'it'\\''s'", true],
  ]);
});

test('law: the parts are the line, and each knows where it begins', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`'\\a \n`) }), (line) => {
      const parts = curlParts(line);
      expect(parts.map(({ text }) => text).join('')).toBe(line);
      for (const { from, text } of parts) expect(line.slice(from, from + text.length)).toBe(text);
    }),
  );
});
