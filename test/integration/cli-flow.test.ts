import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { end, flowOf, stepOf, to } from '../support/flow-runs.ts';
import { type Handler, type Handling, startHandler } from '../support/handler.ts';

let folder: ReturnType<typeof temporaryFolder>;
const handlers: Handler[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  folder.remove();
  await Promise.all(handlers.splice(0).map((handler) => handler.close()));
});

async function start(handle?: Handling): Promise<Handler> {
  const handler = await startHandler(handle);
  handlers.push(handler);
  return handler;
}

const OKHI = 'okhi/address-verification';
const flow = (...args: string[]) => hookglass(['flow', ...args, '--json']);

describe('flows', () => {
  it('lists every flow with its steps and branches', async () => {
    const { code, stdout } = await hookglass(['flows', '--json']);
    expect(code).toBe(0);
    expect(jsonLines(stdout).map(({ id }) => id)).toEqual([
      'okaya/check-in',
      OKHI,
      'meetinglawyers/customer-life',
      'klustr/consent',
      'klustr/identity',
    ]);
    const okhi = jsonLines((await hookglass(['flows', '--provider', 'okhi', '--json'])).stdout);
    expect(okhi).toMatchObject([
      {
        provider: 'okhi',
        branches: [
          { branch: 'first_time', choices: ['verified', 'not_at_address', 'unknown'], default: 'verified' },
          { branch: 'continuous', default: 'verified' },
        ],
      },
    ]);
    const text = await hookglass(['flows', '--provider', 'okhi']);
    expect(text.stdout).toContain('first_time: verified (default), not_at_address, unknown');
  });
});

describe('flow', () => {
  it('plays a flow: a line per attempt with its step, then the result', async () => {
    const handler = await start((n) => (n === 1 ? 503 : 200));
    const { code, stdout } = await flow(
      OKHI,
      '--to',
      handler.url,
      '--speed',
      'max',
      '--choose',
      'first_time=unknown',
    );
    expect(code).toBe(0);
    const lines = jsonLines(stdout);
    expect(lines.map(({ type, step, n, status }) => [type, step, n, status])).toEqual([
      ['attempt', 'started', 1, 503],
      ['attempt', 'started', 2, 200],
      ['attempt', 'first-unknown', 1, 200],
      ['attempt', 'continuous-verified', 1, 200],
      ['flow', undefined, undefined, undefined],
    ]);
    expect(lines.at(-1)).toMatchObject({ ok: true, steps: 3, attempts: 4, duplicates: [] });
    expect(handler.requests).toHaveLength(4);
  });

  it('tells of the duplicate after an answer that came too late, with the time-out that is given', async () => {
    const handler = await start((n) => (n === 1 ? 'late' : 200));
    const { code, stdout, stderr } = await flow(
      OKHI,
      '--to',
      handler.url,
      '--speed',
      'max',
      '--timeout',
      '1',
    );
    expect(code).toBe(0);
    expect(jsonLines(stdout)[1]).toMatchObject({ step: 'started', n: 2, repeats: true });
    expect(jsonLines(stdout).at(-1)).toMatchObject({ ok: true, duplicates: ['started'] });
    expect(stderr).toContain('The handler got it twice');
  });

  it('ends with 1 where a step was not delivered, and with 4 where nobody is there', async () => {
    const handler = await start(() => 500);
    const failed = await flow('okaya/check-in', '--to', handler.url, '--speed', 'max');
    expect(failed.code).toBe(1);
    expect(jsonLines(failed.stdout).at(-1)).toMatchObject({ type: 'flow', ok: false, steps: 2, attempts: 2 });
    const nobody = await flow('okaya/check-in', '--to', 'http://127.0.0.1:1', '--speed', 'max');
    expect(nobody.code).toBe(4);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says how long it takes where it waits, and stops at %s',
    async (signal) => {
      const handler = await start();
      const running = startHookglass(['flow', OKHI, '--to', handler.url, '--json']);
      expect(await running.next()).toMatchObject({ type: 'attempt', step: 'started' });
      running.child.kill(signal);
      expect(await running.next()).toMatchObject({ type: 'flow', ok: false, outcome: 'stopped' });
      const { code, stderr } = await running.ended;
      expect(code).toBe(1);
      expect(jsonLines(stderr)[0]?.message).toContain(
        '3 steps, about 9 d at this speed. --speed max does not wait.',
      );
    },
  );

  it('takes a flow from a file', async () => {
    const handler = await start();
    const file = join(folder.path, 'mine.json');
    const set = [{ path: '/data/id', value: '{{flow.id}}' }];
    const own = flowOf(to('a'), [stepOf('a', to('b'), { set }), stepOf('b', end, { set })], {
      id: 'klustr/mine',
      variables: { id: '{{uuid}}' },
    });
    writeFileSync(file, JSON.stringify(own));
    const { code } = await flow(
      file,
      '--to',
      handler.url,
      '--speed',
      'max',
      '--header',
      'X-Run: {{flow.id}}',
    );
    expect(code).toBe(0);
    const ids = handler.requests.map(
      ({ body }) => (JSON.parse(body.toString()) as { data: { id: string } }).data.id,
    );
    expect(ids[0]).toBe(ids[1]);
    expect(handler.requests[1]?.headers).toContainEqual(['X-Run', ids[0]]);
  });

  it("takes the id of one of the user's own in the data folder, which is listed as well", async () => {
    const handler = await start();
    const own = flowOf(to('a'), [stepOf('a', end)], { id: 'klustr/mine' });
    mkdirSync(join(folder.path, 'flows'));
    writeFileSync(join(folder.path, 'flows', 'any-name.json'), JSON.stringify(own));
    writeFileSync(join(folder.path, 'flows', 'broken.json'), '{');
    const data = ['--data', folder.path];
    const { code, stdout, stderr } = await flow('klustr/mine', '--to', handler.url, ...data);
    expect(code).toBe(0);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ type: 'flow', ok: true, flow: 'klustr/mine' });
    expect(jsonLines(stderr)).toContainEqual(
      expect.objectContaining({ type: 'warning', file: 'broken.json', pointer: '' }),
    );
    const listed = jsonLines((await hookglass(['flows', '--provider', 'klustr', ...data, '--json'])).stdout);
    expect(listed.map(({ id, own: isOwn }) => [id, isOwn])).toEqual([
      ['klustr/consent', false],
      ['klustr/identity', false],
      ['klustr/mine', true],
    ]);
    // A built-in one does not ask for the folder.
    const builtIn = await flow('klustr/identity', '--to', handler.url, '--speed', 'max', ...data);
    expect(builtIn.stderr).not.toContain('broken.json');
    const unknown = await flow('klustr/mime', '--to', handler.url, ...data);
    expect(unknown.stderr).toContain('Did you mean klustr/mine?');
  });

  it('names what is wrong in a file, each at its place', async () => {
    const file = join(folder.path, 'mine.json');
    const endless = flowOf(to('a'), [
      stepOf('a', to('b')),
      stepOf('b', to('a'), { template: 'klustr/nothing' }),
    ]);
    writeFileSync(file, JSON.stringify({ ...endless, id: 'klustr/mine' }));
    const { code, stderr } = await flow(file, '--to', 'http://127.0.0.1:1');
    expect(code).toBe(2);
    const [error] = jsonLines(stderr);
    expect(error).toMatchObject({ type: 'error', code: 'flow-invalid' });
    expect(error?.message).toContain(`${file} /steps/1/template: There is no template "klustr/nothing".`);
    expect(error?.message).toContain('/steps/0/next: From "a" no choice leads to an end');
    writeFileSync(file, JSON.stringify({ ...endless, steps: [{ ...endless.steps[0], delayMs: -1 }] }));
    expect(jsonLines((await flow(file, '--to', 'http://127.0.0.1:1')).stderr)[0]?.message).toContain(
      '/steps/0/delayMs',
    );
  });

  it.each([
    [['okhi/adress-verification', '--to', 'http://127.0.0.1:1'], 'Did you mean okhi/address-verification?'],
    [[OKHI], '--to'],
    [[OKHI, '--to', 'localhost:3000'], 'begins with http://'],
    [[OKHI, '--to', 'http://127.0.0.1:1', '--speed', 'fast'], 'or max'],
    [[OKHI, '--to', 'http://127.0.0.1:1', '--speed', '0'], 'above 0'],
    [[OKHI, '--to', 'http://127.0.0.1:1', '--choose', 'verified'], 'branch=value'],
    [
      [OKHI, '--to', 'http://127.0.0.1:1', '--choose', 'first_time=lost'],
      'verified, not_at_address, unknown',
    ],
    [[OKHI, '--to', 'http://127.0.0.1:1', '--fault', 'stale'], 'cannot be made'],
  ])('%j is wrong usage: exit 2 and one object on stderr', async (args, words) => {
    const { code, stdout, stderr } = await flow(
      ...args,
      ...(args.includes('--speed') ? [] : ['--speed', 'max']),
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(jsonLines(stderr).at(-1)).toMatchObject({ type: 'error' });
    expect(stderr).toContain(words);
  });
});
