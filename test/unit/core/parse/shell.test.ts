import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWords } from '../../../../core/parse/shell.ts';

/** What bash makes of a command's words; one character is one byte. */
const bash = (command: string): string[] =>
  execFileSync('bash', ['-c', Buffer.from(`printf '%s\\0' ${command}`, 'latin1').toString('utf8')])
    .toString('latin1')
    .split('\0')
    .slice(0, -1);

describe('the words of a command', () => {
  it.each([
    'curl a b',
    `curl 'a b' "c d" e\\ f`,
    `curl 'it'\\''s' "say \\"hi\\"" "a\\b" "\\$5" "5$"`,
    `curl a"b"'c'$'d'`,
    `curl $'a\\nb\\t\\x41\\101\\'\\"\\\\\\u00e4\\U0001f600\\q\\cA'`,
    'curl \\\n  -H a \\\n\tb',
    `curl "two\\\nlines" 'two\\\nlines'`,
    `curl ''`,
    `curl a\\\nb`,
    'curl a$ b',
    'curl a=b,c:d@e%20[f]',
  ])('are those of bash: %j', (command) => {
    expect(shellWords(command).words).toEqual(bash(command));
  });

  it('are those of bash for any quoted text', () => {
    const character = fc.constantFrom('a', ' ', "'", '"', '\\', '\n', '$', '`', 'é', '!', '&', '|');
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 12 }).map((all) => all.join('')),
        (text) => {
          const single = `'${text.replaceAll("'", `'\\''`)}'`;
          const double = `"${text.replace(/["\\$`]/g, '\\$&')}"`;
          const bytes = Buffer.from(text, 'utf8').toString('latin1');
          const command = Buffer.from(`${single} ${double}`, 'utf8').toString('latin1');
          expect(shellWords(command).words).toEqual([bytes, bytes]);
          expect(bash(command)).toEqual([bytes, bytes]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keep an & inside of a word, for people paste URLs without quotes', () => {
    expect(shellWords('curl http://a/?b=1&c=2 -v').words).toEqual(['curl', 'http://a/?b=1&c=2', '-v']);
  });

  it.each([
    ['curl a | jq .', '|'],
    ['curl a > out', '>'],
    ['curl a 2>/dev/null', '2>'],
    ['curl a && echo', '&'],
    ['curl a; ls', ';'],
    ['curl a &', '&'],
  ])('end where the command does: %j', (command, stop) => {
    expect(shellWords(command)).toEqual({ words: ['curl', 'a'], stoppedAt: stop });
  });

  it('join the two halves of a character that a browser wrote', () => {
    expect(shellWords(`$'\\ud83d\\ude00'`).words).toEqual([Buffer.from('😀').toString('latin1')]);
  });

  it.each([
    'curl $TOKEN',
    'curl "a $TOKEN"',
    `curl ${'$'}{A}`,
    'curl $(date)',
    'curl `date`',
    'curl "`date`"',
    'curl $1',
  ])('that only a shell can fill in are refused: %s', (command) => {
    expect(() => shellWords(command)).toThrow(/variable or a substitution/);
  });

  it.each([`curl 'a`, 'curl "a', `curl $'a`, `curl "a\\"`])(
    'that are never closed are refused: %s',
    (command) => {
      expect(() => shellWords(command)).toThrow(/never closed/);
    },
  );

  it('of a large body in any quotes are read', () => {
    const body = 'x\\"y'.repeat(250_000);
    for (const quoted of [`'${body}'`, `"${body}"`, `$'${body}'`, body])
      expect(shellWords(`curl ${quoted}`).words[1]?.length).toBeGreaterThan(700_000);
  });
});
