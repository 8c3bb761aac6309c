import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurlMessage, curlCommand } from '../../../../core/compose/curl.ts';

/** Runs the line in a shell in which `curl` writes its arguments, each with a zero behind it, and then what it reads. */
function run(message: CurlMessage, reads = false): { args: string[]; input: Buffer } {
  const stub = `curl() { printf '%s\\0' "$@"; ${reads ? 'cat' : ':'}; }`;
  const out = execFileSync('sh', ['-s'], { input: `${stub}\n${curlCommand(message)}\n` });
  const end = reads ? out.indexOf('@-\0') + 3 : out.length;
  return { args: out.toString('utf8', 0, end).split('\0').slice(0, -1), input: out.subarray(end) };
}

const url = 'http://127.0.0.1:4000/a';
const json: [string, string] = ['Content-Type', 'application/json'];
const message = (changes: Partial<CurlMessage> = {}): CurlMessage => ({
  method: 'POST',
  url,
  headers: [json],
  body: Buffer.from('{}'),
  ...changes,
});

describe('the cURL line', () => {
  it('reaches cURL through a shell as it was meant, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value !== '');
    fc.assert(
      fc.property(text, text, (value, body) => {
        const headers: [string, string][] = [json, ['X-A', value]];
        expect(run(message({ headers, body: Buffer.from(body) })).args).toEqual([
          url,
          '--header',
          'Content-Type: application/json',
          '--header',
          `X-A: ${value}`,
          '--data-raw',
          body,
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('carries bytes that are no text, and a body that is too long for an argument', () => {
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    for (const body of [every, Buffer.alloc(300_000, 'text '), Buffer.from('a\0b')]) {
      const { args, input } = run(message({ body }), true);
      expect(args.slice(-2)).toEqual(['--data-binary', '@-']);
      expect(input.equals(body)).toBe(true);
    }
  });

  it.each([
    [
      { method: 'PUT' },
      ['--request', 'PUT', '--header', 'Content-Type: application/json', '--data-raw', '{}'],
    ],
    [{ method: 'GET', body: Buffer.alloc(0) }, ['--header', 'Content-Type: application/json']],
    [{ body: Buffer.alloc(0), headers: [] }, ['--request', 'POST']],
    [{ headers: [] }, ['--header', 'Content-Type:', '--data-raw', '{}']],
    [
      { headers: [json, ['X-Empty', '']] as [string, string][] },
      ['--header', 'Content-Type: application/json', '--header', 'X-Empty;', '--data-raw', '{}'],
    ],
  ])('%j says what cURL would not do by itself', (changes, expected) => {
    expect(run(message(changes)).args.slice(1)).toEqual(expected);
  });
});
