import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetTarget, snippetTargets } from '../../../../core/contract/snippets.ts';
import { quoted, quotedLatin1 } from '../../../../core/exchange/snippets/literal.ts';
import { type SnippetMessage, snippet } from '../../../../core/exchange/snippets.ts';

const url = 'http://127.0.0.1:4000/hooks/a?b=1';
const message = (changes: Partial<SnippetMessage> = {}): SnippetMessage => ({
  method: 'POST',
  url,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{}'),
  ...changes,
});

const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
);

/** Runs the snippet for Node with a `fetch` that makes the request that would leave, and gives it. */
async function run(of: SnippetMessage): Promise<Request> {
  const sent: Request[] = [];
  const fetch = (target: string, init: RequestInit): Promise<Response> => {
    sent.push(new Request(target, init));
    return Promise.resolve(new Response());
  };
  const AsyncFunction = (async () => {}).constructor;
  const program: unknown = Reflect.construct(AsyncFunction, ['fetch', 'console', snippet('node-fetch', of)]);
  if (typeof program !== 'function') throw new Error('no program');
  await Reflect.apply(program, undefined, [fetch, { log: () => {} }]);
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  return request;
}

describe('copy as code', () => {
  it('says a menu entry for every target', () => {
    expect(snippetTargets.map(({ id }) => id)).toEqual(snippetTarget.options);
    for (const { id } of snippetTargets) expect(snippet(id, message())).toContain('127.0.0.1:4000');
  });

  it('sends from Node the same method, URL, headers and bytes, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const request = await run(
          message({
            body,
            headers: [
              ['X-Sig', 'caf\xe9 "\\'],
              ['Content-Type', 'a/b'],
            ],
          }),
        );
        expect([request.method, request.url]).toEqual(['POST', url]);
        expect(request.headers.get('x-sig')).toBe('caf\xe9 "\\');
        expect(request.headers.get('content-type')).toBe('a/b');
        expect(Buffer.from(await request.arrayBuffer()).equals(body)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves to the client what the client writes, and keeps a host that is another', async () => {
    const headers: [string, string][] = [
      ['Host', '127.0.0.1:4000'],
      ['content-length', '2'],
      ['Connection', 'close'],
      ['Transfer-Encoding', 'chunked'],
      ['X-A', '1'],
      ['x-a', '2'],
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
    ];
    const program = snippet('node-fetch', message({ headers }));
    expect(program).not.toMatch(/host"|length|connection|transfer/i);
    expect(program).toContain('"X-A": "1, 2"');
    expect(program).toContain('"Cookie": "a=1; b=2"');
    expect(snippet('go', message({ headers }))).toContain('request.Header.Add("X-A", "2")');
    const elsewhere = message({ headers: [['Host', 'hooks.example.com']] });
    expect(snippet('go', elsewhere)).toContain('request.Host = "hooks.example.com"');
    expect(snippet('node-fetch', elsewhere)).toContain('the header Host is left out');
    expect(snippet('php-curl', elsewhere)).toContain('"Host: hooks.example.com"');
  });

  it('takes what is no text through base64 in every language', () => {
    for (const { id } of snippetTargets)
      expect(snippet(id, message({ body: every }))).toContain(every.toString('base64'));
  });

  it('says that fetch cannot send a body with GET', async () => {
    const of = message({ method: 'GET', body: Buffer.from('x') });
    expect(snippet('node-fetch', of)).toContain('fetch sends no body with GET');
    expect((await run(of)).body).toBeNull();
    expect(snippet('node-fetch', message({ method: 'GET', body: Buffer.alloc(0) }))).not.toContain(
      'sends no body',
    );
  });

  it('lets no text become code: PHP variables, Ruby interpolation, quotes, line ends', () => {
    const nasty = Buffer.from('"#{exit}$HOME\n\\u{41}\x7f');
    expect(snippet('php-curl', message({ body: nasty }))).toContain('"\\"#{exit}\\$HOME\\n\\\\u{41}\\x7F"');
    expect(snippet('ruby', message({ body: nasty }))).toContain('"\\"\\#{exit}$HOME\\n\\\\u{41}\\x7F"');
    expect(snippet('go', message({ headers: [['X-A', 'caf\xe9']] }))).toContain('"caf\\xE9"');
  });

  it('writes literals that read back as what they were, and stay on one line', () => {
    const read = (literal: string): string =>
      literal
        .slice(1, -1)
        .replaceAll(/\\(x[0-9A-F]{2}|.)/gu, (_, code: string) =>
          code.length === 3
            ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
            : ({ n: '\n', r: '\r', t: '\t' }[code] ?? code),
        );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '$', '#'), (text, also) => {
        const literal = quoted(text, also);
        expect(read(literal)).toBe(text);
        expect(literal).not.toMatch(/[\n\r]/);
        expect(literal.slice(1, -1).replaceAll(/\\./gsu, '')).not.toContain('"');
      }),
    );
    const latin1 = fc.uint8Array().map((data) => Buffer.from(data).toString('latin1'));
    fc.assert(
      fc.property(latin1, (text) => {
        expect(quotedLatin1(text)).toMatch(/^[ -~]*$/);
        expect(read(quotedLatin1(text))).toBe(text);
      }),
    );
  });
});
