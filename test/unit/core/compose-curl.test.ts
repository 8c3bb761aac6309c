import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlCommand } from '../../../core/compose/curl.ts';

/** What a shell makes of the command's words. */
const words = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`])
    .toString('utf8')
    .split('\0')
    .slice(0, -1);

describe('the cURL line', () => {
  it('reaches cURL through a shell as it was meant, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, text, (value, body) => {
        expect(words(curlCommand('http://127.0.0.1:4000/a', [['X-A', value]], body))).toEqual([
          'curl',
          'http://127.0.0.1:4000/a',
          '--header',
          `X-A: ${value}`,
          '--data-raw',
          body,
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
