import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkReport } from '../../core/contract/checks.ts';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type Flaw, lawyersHandler, SECRET } from '../support/handlers/lawyers.mjs';
import { listen, type RunningHandler } from '../support/handlers/listen.mjs';

let folder: ReturnType<typeof temporaryFolder>;
const running: RunningHandler[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  folder.remove();
  await Promise.all(running.splice(0).map((handler) => handler.close()));
});
async function lawyers(flaw: Flaw | null): Promise<string> {
  const handler = await lawyersHandler(flaw);
  running.push(handler);
  return handler.url;
}
const check = (...args: string[]) => hookglass(['check', ...args]);
const file = (name: string): string => join(folder.path, name);

describe('check', () => {
  it('prints a line a case, then the count, and ends with 0 for a right handler', async () => {
    const url = await lawyers(null);
    const { code, stdout, stderr } = await check('meetinglawyers', '--to', url, '--secret', SECRET, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = jsonLines(stdout);
    expect(lines[0]).toEqual({
      type: 'case',
      id: 'valid/message_sent',
      title: 'Takes message_sent',
      status: 'pass',
      expected: 'A 2xx answer.',
      observed: 'Answered 200.',
    });
    expect(lines.at(-1)).toEqual({ type: 'check', passed: 20, failed: 0, warned: 0, skipped: 2 });
    expect(lines).toHaveLength(23);
  });

  it('ends with 1 for a handler with a flaw, and writes every report', async () => {
    const url = await lawyers('accepts-missing');
    const reports = ['junit', 'json', 'markdown', 'html'].flatMap((format) => [
      '--report',
      `${format}=${file(format)}`,
    ]);
    const { code, stdout } = await check('meetinglawyers', '--to', url, '--secret', SECRET, ...reports);
    expect(code).toBe(1);
    expect(stdout).toContain('✕ Refuses an event without its signature  (missing-signature)');
    expect(stdout).toContain('19 passed, 1 failed, 0 warnings, 2 skipped.');
    expect(stdout).toContain(`The junit report is in ${file('junit')}.`);
    const read = (name: string): string => readFileSync(file(name), 'utf8');
    expect(checkReport.parse(JSON.parse(read('json'))).failed).toBe(1);
    expect(read('junit')).toMatch(/^<\?xml [\s\S]*<failure message="[\s\S]*<\/testsuites>\n$/);
    expect(read('html')).toMatch(/^<!doctype html>[\s\S]*<tr class="fail">[\s\S]*<\/html>\n$/);
    expect(read('markdown')).toContain('## failed: Refuses an event without its signature');
    for (const name of ['junit', 'json', 'html', 'markdown']) expect(read(name)).not.toContain(SECRET);
  });

  it('runs the cases that are asked for', async () => {
    const url = await lawyers(null);
    const { stdout } = await check(
      ...['meetinglawyers', '--to', url, '--secret', SECRET, '--json'],
      ...['--only', 'wrong-method', '--only', 'parallel'],
    );
    expect(jsonLines(stdout).map(({ id, passed }) => id ?? passed)).toEqual(['wrong-method', 'parallel', 2]);
  });

  it('ends with 4 where nobody listens', async () => {
    const handler = await listen(() => {}, '/');
    await handler.close();
    const { code, stdout, stderr } = await check('okaya', '--to', handler.url, '--json');
    expect(code).toBe(4);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'send-failed' }]);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ type: 'check', passed: 0 });
  });

  it.each<[string, string[], string]>([
    [
      'an unknown case',
      ['okaya', '--only', 'nonsense'],
      'There is no case "nonsense". The cases are: valid/',
    ],
    ['an unknown provider', ['nobody'], 'There is no provider "nobody"'],
    ['an unknown report', ['okaya', '--report', 'pdf=a.pdf'], 'The formats are junit, json, markdown, html.'],
    ['an unknown scheme', ['okaya', '--scheme', 'no-such'], 'no-such'],
    ['a state address that is none', ['okaya', '--state-url', 'nowhere'], '"nowhere" is no URL'],
    ['a secret that nothing can use', ['okaya', '--secret', 'a'], 'Choose a scheme.'],
  ])('ends with 2 for %s', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await check(...args, '--to', 'http://127.0.0.1:9/');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('says where a report could not be written, after the verdict', async () => {
    const url = await lawyers(null);
    const { code, stdout, stderr } = await check(
      ...['meetinglawyers', '--to', url, '--only', 'wrong-method', '--secret', SECRET, '--json'],
      ...['--report', `junit=${file('no-folder/check.xml')}`],
    );
    expect(code).toBe(2);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ type: 'check', passed: 1 });
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'file-not-written' }]);
  });

  it('ends with what there is when it is interrupted', async () => {
    let asked: () => void = () => {};
    const second = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let requests = 0;
    const handler = await listen((_request, response) => {
      if (++requests === 1) response.end();
      else asked();
    }, '/');
    running.push(handler);
    const command = startHookglass(['check', 'okaya', '--to', handler.url, '--json']);
    expect(await command.next()).toMatchObject({ id: 'valid/user.created', status: 'pass' });
    await second;
    command.child.kill('SIGINT');
    expect(await command.next()).toEqual({ type: 'check', passed: 1, failed: 0, warned: 0, skipped: 0 });
    const [code] =
      command.child.exitCode === null ? await once(command.child, 'exit') : [command.child.exitCode];
    expect(code).toBe(1);
  });
});
