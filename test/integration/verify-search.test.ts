import { describe, expect, it } from 'vitest';
import { rawRequest } from '../../core/compose/http.ts';
import { github } from '../../core/signatures/schemes/body-only.ts';
import { sign } from '../../core/signatures/sign.ts';
import { hookglass, jsonLines } from '../support/cli.ts';

const SECRET = 'a secret of twenty-six chars';

/** A raw request whose signature is that of another body. */
function request(sent: string, wasSigned: string): Buffer {
  const target = { method: 'POST', path: '/', query: null };
  const message = { ...target, headers: [], url: null, body: Buffer.from(wasSigned) };
  const { headers } = sign(message, github, SECRET, { now: 0 });
  return rawRequest({ ...target, headers, body: Buffer.from(sent) });
}

const verify = (stdin: Buffer, ...more: string[]) =>
  hookglass(['verify', '--request', '-', '--scheme', 'github', ...more], stdin);
const secret = ['--secret', SECRET];

describe('hookglass verify, where the signature does not match', () => {
  it('names the cause first', async () => {
    const { code, stdout, stderr } = await verify(request('{"a":1}', '{"a":1}\n'), ...secret, '--json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(jsonLines(stdout)).toMatchObject([
      {
        verdict: 'failed',
        scheme: 'github',
        diagnoses: [{ code: 'body-trailing-newline', severity: 'error' }],
      },
    ]);
  });

  it('tells every other failed check behind it', async () => {
    const line = request('{"a":1}', '{"a": 1}').toString('latin1');
    const doubled = line.replace('\r\n\r\n', '\r\nX-Hub-Signature-256: sha256=00\r\n\r\n');
    const { stdout } = await verify(Buffer.from(doubled, 'latin1'), ...secret, '--json');
    const [found] = jsonLines(stdout);
    expect(found?.diagnoses).toMatchObject([
      { code: 'body-reserialised' },
      { code: 'header-duplicated' },
      { code: 'header-malformed' },
    ]);
  });

  it('does not look for it with --no-search', async () => {
    const { code, stdout } = await verify(
      request('{"a":1}', '{"a":1}\n'),
      ...secret,
      '--no-search',
      '--json',
    );
    expect(code).toBe(1);
    expect(jsonLines(stdout)[0]?.diagnoses).toMatchObject([{ code: 'secret-unknown' }]);
  });

  it('says what it ruled out, to people', async () => {
    const { stdout } = await verify(request('{"a":1}', '{"a":1}'), '--secret', 'another');
    expect(stdout).toMatch(/✕ secret-unknown {2}The signature does not match\. None of \d+ ways/);
    expect(stdout).toContain('Ruled out, each alone and two together:');
    expect(stdout).not.toContain('another\n');
  });

  it.each([
    ['node', 'express.raw'],
    ['python', 'request.get_data()'],
    ['php', 'php://input'],
  ])('prints a handler that would be right with --fix %s', async (language, line) => {
    const stdin = request('{"a":1}', '{"a":1}\n');
    const people = await verify(stdin, ...secret, '--fix', language);
    expect(people.stdout).toContain(line);
    const { stdout } = await verify(stdin, ...secret, '--fix', language, '--json');
    expect(String(jsonLines(stdout)[0]?.fix)).toContain(line);
  });

  it('has no handler to change where the signature is good, and knows three languages', async () => {
    const good = await verify(request('{"a":1}', '{"a":1}'), ...secret, '--fix', 'php', '--json');
    expect(jsonLines(good.stdout)[0]).toMatchObject({ verdict: 'verified', fix: null });
    const unknown = await verify(request('{}', '{}'), ...secret, '--fix', 'ruby');
    expect({ code: unknown.code, stdout: unknown.stdout }).toEqual({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('--fix takes node, python, php');
  });
});
