import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hookglass, jsonLines } from '../support/cli.ts';
import { startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';

const verified = readFileSync('fixtures/okhi/verified.json');

describe('events export, import and diff', () => {
  const folder = temporaryFolder();
  const other = temporaryFolder();
  const data = ['--data', folder.path];

  beforeAll(async () => {
    const engine = await startEngine({ dataDir: folder.path });
    const head = [
      'host',
      new URL(engine.url).host,
      'okhi-authorization',
      'abcdef',
      'content-type',
      'application/json',
    ];
    const sendBody = (body: Uint8Array, path = '/okhi') =>
      send(engine.url, { path, headers: [...head, 'content-length', String(body.length)], body });
    await sendBody(verified);
    await sendBody(Buffer.from([0, 255, 10]), '/bytes');
    await sendBody(Buffer.from(verified.toString().replace('"continuous"', '"weekly"')));
    await sendBody(Buffer.from(JSON.stringify(JSON.parse(verified.toString()))));
    await engine.arrived(4);
    await engine.close();
  });
  afterAll(() => {
    folder.remove();
    other.remove();
  });

  test('what is exported can be imported into another history, byte for byte', async () => {
    const file = join(other.path, 'events.har');
    const exported = await hookglass([
      'events',
      'export',
      '--format',
      'har',
      '--with-secrets',
      '--output',
      file,
      ...data,
    ]);
    expect(exported).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const imported = await hookglass(['events', 'import', file, '--data', other.path, '--json']);
    expect(imported.code).toBe(0);
    expect(jsonLines(imported.stdout)).toEqual([
      { type: 'imported', form: 'har', events: 4, first: 1, last: 4, skipped: 0, reason: null },
    ]);
    for (const id of ['1', '2', '3']) {
      const [was] = jsonLines((await hookglass(['events', 'show', id, '--json', ...data])).stdout);
      const [is] = jsonLines(
        (await hookglass(['events', 'show', id, '--json', '--data', other.path])).stdout,
      );
      for (const key of ['method', 'path', 'headers', 'bodyBase64', 'eventType', 'validation', 'reply'])
        expect(is?.[key], key).toEqual(was?.[key]);
      expect(is?.imported).toEqual({ form: 'har', originalAt: was?.receivedAt });
    }
  });

  test('secrets are masked and it says so; chosen events come in the order that was asked for', async () => {
    const { stdout, stderr } = await hookglass(['events', 'export', '3', '1', ...data]);
    expect(jsonLines(stdout).map(({ seq }) => seq)).toEqual([3, 1]);
    expect(stdout).not.toContain('abcdef');
    expect(stderr).toContain('okhi-authorization (2)');
    const machine = await hookglass(['events', 'export', '1', '--json', ...data]);
    expect(jsonLines(machine.stderr)).toMatchObject([{ type: 'remark' }]);
  });

  test('of a history that is not there yet it is a whole file without events', async () => {
    const none = ['--data', join(other.path, 'nobody-was-here')];
    const har = await hookglass(['events', 'export', '--format', 'har', ...none]);
    expect({ code: har.code, stderr: har.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(har.stdout)).toMatchObject({ log: { version: '1.2', entries: [] } });
  });

  test('--type and --limit choose the newest, told oldest first', async () => {
    const all = await hookglass(['events', 'export', '--type', 'okhi/verified', ...data]);
    expect(jsonLines(all.stdout).map(({ seq }) => seq)).toEqual([1, 3, 4]);
    const two = await hookglass([
      'events',
      'export',
      '--type',
      'verified',
      '--limit',
      '2',
      '--format',
      'http',
      ...data,
    ]);
    expect(two.stdout.match(/^### Event \d/gm)).toEqual(['### Event 3', '### Event 4']);
  });

  test('diff tells the change, and exits with 1 only where the bodies differ', async () => {
    const changed = await hookglass(['events', 'diff', '1', '3', '--json', ...data]);
    expect(changed.code).toBe(1);
    const [told] = jsonLines(changed.stdout);
    expect(told).toMatchObject({ type: 'diff', equal: false, body: { kind: 'json', total: 1 } });
    const words = await hookglass(['events', 'diff', '1', '3', ...data]);
    expect(words.stdout).toContain('~ /v2/verification_mode  "continuous" → "weekly"');
    const same = await hookglass(['events', 'diff', '1', '4', ...data]);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain('The bodies are the same JSON, but their bytes differ from byte');
    expect((await hookglass(['events', 'diff', '1', '99', ...data])).code).toBe(2);
  });

  test('what cannot be imported is said in one sentence, with the exit code of bad input', async () => {
    const broken = join(other.path, 'broken.har');
    writeFileSync(broken, '{"log":{"entries":[{"request":');
    const { code, stderr } = await hookglass(['events', 'import', broken, '--data', other.path, '--json']);
    expect(code).toBe(2);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'import-unreadable' }]);
    const missing = await hookglass(['events', 'import', join(other.path, 'missing'), '--data', other.path]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('could not be read');
    const input = await hookglass(
      ['events', 'import', '-', '--data', other.path],
      'GET /x HTTP/1.1\r\nHost: a\r\n\r\n',
    );
    expect(input.stdout).toBe('Imported 1 event (http): #5.\n');
  });
});
