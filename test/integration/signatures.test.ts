import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../../core/compose/http.ts';
import { readRequestText } from '../../core/parse/request-text.ts';
import { hookglass, jsonLines } from '../support/cli.ts';
import {
  changedSecret,
  changes,
  requestFile,
  schemeOfVector,
  type Vector,
  vectors,
  vectorsFolder,
} from '../support/signatures.ts';

let folder = '';
let secretFiles = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hookglass-signatures-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The options that a known answer is checked with; the secret comes through a file, as it is safest. */
function options({ scheme, recipe, url, now }: Vector, secret: string): string[] {
  const file = join(folder, String(secretFiles++));
  writeFileSync(file, `${secret}\n`);
  return [
    ...(recipe === undefined ? ['--scheme', scheme] : ['--recipe', recipe]),
    ...(url === null ? [] : ['--url', url]),
    ...['--now', now, '--secret-file', file, '--json'],
  ];
}

async function verify(vector: Vector, request: string | Uint8Array, secret = vector.secret) {
  const file = typeof request === 'string' ? request : '-';
  const { code, stdout, stderr } = await hookglass(
    ['verify', '--request', file, ...options(vector, secret)],
    typeof request === 'string' ? '' : request,
  );
  return { code, stderr, found: jsonLines(stdout)[0] };
}

describe('hookglass verify', () => {
  it.each(vectors)('verifies $id from its file, and not with one byte changed', async (vector) => {
    const scheme = schemeOfVector(vector);
    const good = verify(vector, `${vectorsFolder}/${vector.id}.http`);
    const parsed = { ...readRequestText(requestFile(vector)), url: vector.url };
    const changed = Object.values(changes(scheme)).map((change) => rawRequest(change(parsed, scheme)));
    const bad = [
      ...changed.map((request) => verify(vector, request)),
      verify(vector, requestFile(vector), changedSecret(vector.secret)),
    ];
    expect(await good).toMatchObject({
      code: 0,
      stderr: '',
      found: { verdict: 'verified', scheme: vector.scheme, diagnoses: [] },
    });
    for (const one of await Promise.all(bad)) {
      expect(one).toMatchObject({ code: 1, stderr: '', found: { verdict: 'failed' } });
      expect(JSON.stringify(one)).not.toContain(vector.secret);
    }
  });

  const github = vectors.find(({ id }) => id === 'github');
  const file = `${vectorsFolder}/github.http`;
  const secret = github?.secret ?? '';

  it('chooses the scheme by the headers, and says so', async () => {
    const { code, stdout } = await hookglass(['verify', '--request', file, '--secret', secret, '--json']);
    expect(code).toBe(0);
    expect(Object.keys(jsonLines(stdout)[0] ?? {})).toEqual([
      'verdict',
      'scheme',
      'expected',
      'received',
      'diagnoses',
      'remarks',
    ]);
    expect(jsonLines(stdout)[0]).toMatchObject({
      scheme: 'github',
      remarks: [expect.stringContaining('would fit meta too')],
    });
  });

  it('takes the previous secret, and the environment', async () => {
    process.env.HOOKGLASS_TEST_SECRET = secret;
    const args = [
      'verify',
      '--request',
      file,
      '--secret',
      'new',
      '--previous-secret-env',
      'HOOKGLASS_TEST_SECRET',
      '--json',
    ];
    const { code, stdout } = await hookglass(args);
    delete process.env.HOOKGLASS_TEST_SECRET;
    expect(code).toBe(0);
    expect(jsonLines(stdout)[0]).toMatchObject({
      verdict: 'verified-previous',
      diagnoses: [{ code: 'secret-previous', severity: 'warning' }],
    });
  });

  it('tells people what it found', async () => {
    const { code, stdout } = await hookglass(['verify', '--request', file, '--secret', 'wrong']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^failed {2}\(GitHub\)\n {2}expected {2}sha256=\w+\n {2}received {2}sha256=\w+\n {2}✕ secret-unknown/,
    );
  });

  it('takes a cURL line and a token in a header of any name', async () => {
    const line = `curl https://x.example -H 'X-Token: abc' -d '{}'`;
    const args = ['verify', '--request', '-', '--header-name', 'X-Token', '--json'];
    expect((await hookglass([...args, '--secret', 'abc'], line)).code).toBe(0);
    const failed = await hookglass([...args, '--secret', 'abd'], line);
    expect(failed.code).toBe(1);
    expect(jsonLines(failed.stdout)[0]).toMatchObject({
      scheme: 'header-token',
      expected: null,
      received: null,
    });
  });

  it('says missing where there is no signature', async () => {
    const { code, stdout } = await hookglass(
      ['verify', '--request', '-', '--scheme', 'stripe', '--secret', 'a', '--json'],
      'POST / HTTP/1.1\r\n\r\n{}',
    );
    expect(code).toBe(1);
    expect(jsonLines(stdout)[0]).toMatchObject({
      verdict: 'missing',
      diagnoses: [{ code: 'header-missing' }],
    });
  });

  it.each([
    [['--request', file], /No secret is given/],
    [
      ['--request', file, '--secret', 'a', '--secret-env', 'B'],
      /Give one of --secret, --secret-env and --secret-file/,
    ],
    [['--request', file, '--secret-env', 'HOOKGLASS_NOT_SET'], /no variable of the name.*not its value/],
    [['--request', file, '--secret-file', 'no/such/file'], /could not be read/],
    [['--request', 'no/such/file', '--secret', 'a'], /could not be read/],
    [['--request', file, '--secret', 'a', '--scheme', 'nobody'], /no signature scheme "nobody"/],
    [['--request', file, '--secret', 'a', '--scheme', 'hmac'], /needs a recipe/],
    [['--request', file, '--secret', 'a', '--recipe', 'header'], /recipe cannot be read/],
    [['--request', file, '--secret', 'a', '--recipe', 'header=A', '--scheme', 'github'], /without --scheme/],
    [['--request', file, '--secret', 'a', '--header-name', 'a b'], /no name of a header/],
    [['--request', file, '--secret', 'a', '--now', 'yesterday'], /"yesterday" is no time/],
    [['--request', '-', '--secret', 'a'], /no blank line/],
    [['--secret', 'a'], /--request/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await hookglass(['verify', ...args, '--json'], 'POST / HTTP/1.1');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(jsonLines(stderr)[0]?.message).toMatch(sentence);
  });

  it('names --scheme where the headers speak for none', async () => {
    const { code, stderr } = await hookglass(
      ['verify', '--request', '-', '--secret', 'a'],
      'POST / HTTP/1.1\r\n\r\n',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('--scheme');
  });
});

describe('hookglass sign', () => {
  it('makes the headers that hookglass verify takes', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const args = ['--scheme', 'svix', '--secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '--json'];
    const signed = await hookglass(
      ['sign', '-', ...args, '--id', 'msg_1', '--timestamp', '2026-01-31T12:00:00Z'],
      body,
    );
    expect(signed).toMatchObject({ code: 0, stderr: '' });
    const { headers } = jsonLines(signed.stdout)[0] as { headers: [string, string][] };
    expect(headers.slice(0, 2)).toEqual([
      ['svix-id', 'msg_1'],
      ['svix-timestamp', '1769860800'],
    ]);
    const request = rawRequest({ method: 'POST', path: '/', query: null, headers, body });
    const verified = await hookglass(['verify', '--request', '-', ...args, '--now', '1769860800'], request);
    expect(verified.code).toBe(0);
  });

  it('signs a published message as its publisher did', async () => {
    const args = ['--scheme', 'github', '--secret', "It's a Secret to Everybody"];
    const { stdout } = await hookglass(['sign', ...args], 'Hello, World!');
    expect(stdout).toBe(
      'X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17\n',
    );
  });

  it('takes the same options for every scheme, and says which of them change nothing', async () => {
    const args = ['sign', '-', '--secret', 'a', '--id', 'msg_1', '--timestamp', '1769860800', '--json'];
    const signed = await hookglass([...args, '--scheme', 'github'], '{"a":1}');
    expect(signed.code).toBe(0);
    const { headers } = jsonLines(signed.stdout)[0] as { headers: [string, string][] };
    const digest = createHmac('sha256', 'a').update('{"a":1}').digest('hex');
    expect(headers).toEqual([['X-Hub-Signature-256', `sha256=${digest}`]]);
    expect(jsonLines(signed.stderr)).toEqual([
      { type: 'remark', message: 'GitHub signs no id: --id changes nothing.' },
      { type: 'remark', message: 'GitHub signs no timestamp: --timestamp changes nothing.' },
    ]);
    const stripe = await hookglass([...args, '--scheme', 'stripe'], '{"a":1}');
    expect(jsonLines(stripe.stderr)).toEqual([
      { type: 'remark', message: 'Stripe signs no id: --id changes nothing.' },
    ]);
  });

  it.each([
    [['--secret', 'a'], /No scheme is given/],
    [['--scheme', 'github'], /No secret is given/],
    [['--scheme', 'svix', '--secret', '!!'], /not base64/],
    [['--scheme', 'square', '--secret', 'a'], /Give it with --url/],
    [['--scheme', 'square', '--secret', 'a', '--url', 'x'], /no full URL/],
    [['--scheme', 'stripe', '--secret', 'a', '--timestamp', 'soon'], /"soon" is no time/],
    [['--scheme', 'twilio', '--secret', 'a', '--url', 'https://x.example/'], /bodySHA256=/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await hookglass(['sign', '-', ...args], '{"a":1}');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});

describe('hookglass schemes', () => {
  it('lists them, for programs and for people', async () => {
    const { stdout } = await hookglass(['schemes', '--json']);
    const lines = jsonLines(stdout);
    expect(lines).toHaveLength(17);
    expect(lines[0]).toMatchObject({ id: 'standard-webhooks', signs: '{id}.{timestamp}.{body}' });
    const people = await hookglass(['schemes']);
    expect(people.stdout.split('\n')).toHaveLength(18);
  });
});
