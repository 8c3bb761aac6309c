import { resolve } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawRequest } from '../../core/compose/http.ts';
import type { BenchResult } from '../../core/contract/bench-calls.ts';
import type { CallInput, PushData } from '../../core/contract/calls.ts';
import { toWire } from '../../core/contract/errors.ts';
import { memoryPorts } from '../../core/contract/port.ts';
import { connect, serve } from '../../core/contract/rpc.ts';
import { createThreads } from '../../core/engine/bench/threads.ts';
import { workerRunner } from '../../core/engine/bench/worker-runner.ts';
import { github } from '../../core/signatures/schemes/body-only.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { signed } from '../support/signed.ts';

const SECRET = 'a secret of twenty-six chars';
/** The thread that the app uses, as it is built. */
const worker = workerRunner(resolve('dist/engine/bench-worker.js'));

type Start = CallInput<'bench.start'>;
type Done = PushData<'bench.done'>;

const start: Omit<Start, 'source'> = {
  secret: { kind: 'typed', current: SECRET, previous: null },
  scheme: null,
  headerName: null,
  recipe: null,
  url: null,
  now: null,
};

/** What was pushed about a job, until it was over. */
async function jobOf({ engine, call, pushes }: RunningEngine, input: Start): Promise<Done> {
  const { job } = await call('bench.start', input);
  const last = (): Done | undefined =>
    pushes.flatMap((push) => (push.name === 'bench.done' && push.data.job === job ? [push.data] : []))[0];
  return new Promise((done) => {
    const look = (): void => {
      const found = last();
      if (!found) return;
      stop();
      done(found);
    };
    const stop = engine.onPush(look);
    look();
  });
}

async function resultOf(running: RunningEngine, input: Start): Promise<BenchResult> {
  const done = await jobOf(running, input);
  if (!done.ok) throw new Error(done.error.message);
  return done.result;
}

const text = (bytes: Uint8Array): Start['source'] => ({
  kind: 'text',
  bytesBase64: Buffer.from(bytes).toString('base64'),
});

/** A raw request whose signature is that of another body. */
function rawSigned(
  sent: string | Uint8Array,
  signedBody: string | Uint8Array = sent,
  secret = SECRET,
): Buffer {
  const { headers: flat = [] } = signed(github, secret, { body: signedBody });
  const headers = [
    ['content-type', 'application/json'],
    ['X-Hub-Signature-256', flat.at(-1) ?? ''],
  ] as [string, string][];
  return rawRequest({ method: 'POST', path: '/', query: null, headers, body: Buffer.from(sent) });
}

describe.each([
  ['in slices', undefined],
  ['in a thread of its own', worker],
] as const)('the bench, %s', (_, benchRunner) => {
  let running: RunningEngine;
  beforeEach(async () => {
    running = await startEngine(benchRunner ? { benchRunner } : {});
  });
  afterEach(() => running.close());

  it('names the cause of a pasted request, with handlers that would be right', async () => {
    const source = text(rawSigned('{ "a": 1 }', '{"a":1}'));
    const result = await resultOf(running, { ...start, source });
    expect(result).toMatchObject({
      verdict: 'failed',
      scheme: 'github',
      candidates: ['github', 'meta'],
      request: { method: 'POST', path: '/', size: 10 },
      search: { ran: true, cancelled: false, leftOut: 0, ruledOut: [] },
    });
    expect(result.diagnoses[0]?.code).toBe('body-reserialised');
    const { match } = result.search;
    expect(match).toMatchObject({ codes: ['body-reserialised'], scheme: 'github', firstDifference: 1 });
    expect(Buffer.from(match?.signed?.bytesBase64 ?? '', 'base64').toString()).toBe('{"a":1}');
    expect(match?.fixes.node).toContain('express.raw');
    expect(match?.fixes.python).toContain('request.get_data()');
    expect(match?.fixes.php).toContain('php://input');
  });

  it('says that nothing fits another secret, and what it ruled out', async () => {
    const source = text(rawSigned('{"a":1}', '{"a":1}', 'another'));
    const result = await resultOf(running, { ...start, source });
    expect(result.diagnoses.map(({ code }) => code)).toEqual(['secret-unknown']);
    expect(result.search).toMatchObject({ ran: true, match: null, cancelled: false });
    expect(result.search.tried).toBe(result.search.total);
    expect(result.search.ruledOut.length).toBeGreaterThan(2);
  });

  it('verifies, and looks for nothing', async () => {
    const result = await resultOf(running, { ...start, source: text(rawSigned('{"a":1}')) });
    expect(result).toMatchObject({ verdict: 'verified', diagnoses: [], search: { ran: false, match: null } });
  });

  it('says in a sentence that a text is no request', async () => {
    const done = await jobOf(running, { ...start, source: text(Buffer.from('hello')) });
    expect(done).toMatchObject({ ok: false, error: { code: 'request-unreadable' } });
  });
});

describe('the bench of captured events', () => {
  let running: RunningEngine;
  beforeEach(async () => {
    running = await startEngine({
      benchRunner: worker,
      vault: memoryVault('a test', {
        'endpoint/orders/current': SECRET,
        'endpoint//current': 'that of the catch-all',
        'named/github-test': SECRET,
      }),
      endpoints: [
        { slug: 'orders', provider: null },
        { slug: 'users', provider: null },
      ],
    });
  });
  afterEach(() => running.close());

  async function capture(path: string, secret: string): Promise<Start['source']> {
    await send(running.url, { ...signed(github, secret, { path, body: '{"a":1}' }) });
    await running.arrived(1);
    const { events } = await running.call('events.page', { offset: 0, limit: 1 });
    return { kind: 'event', id: events[0]?.id ?? '' };
  }

  it("takes the endpoint's secrets out of the vault", async () => {
    const source = await capture('/orders', SECRET);
    const secret: Start['secret'] = { kind: 'endpoint', slug: 'orders' };
    expect(await resultOf(running, { ...start, source, secret })).toMatchObject({ verdict: 'verified' });
  });

  it('takes one that was named, and says which is gone', async () => {
    const source = await capture('/users', SECRET);
    const secret: Start['secret'] = { kind: 'vault', name: 'github-test' };
    expect(await resultOf(running, { ...start, source, secret })).toMatchObject({ verdict: 'verified' });
    const gone = { ...start, source, secret: { kind: 'vault' as const, name: 'stripe-test' } };
    await expect(running.call('bench.start', gone)).rejects.toThrow('"stripe-test" is gone from the vault');
  });

  it("names another endpoint's secret, and never shows one", async () => {
    const source = await capture('/users', SECRET);
    const typed = await resultOf(running, {
      ...start,
      source,
      secret: { kind: 'typed', current: 'a wrong one', previous: null },
    });
    expect(typed.diagnoses[0]).toMatchObject({ code: 'secret-other-endpoint' });
    expect(typed.diagnoses[0]?.summary).toContain('orders');
    const catchAll = await resultOf(running, { ...start, source, secret: { kind: 'endpoint', slug: null } });
    expect(catchAll.diagnoses[0]).toMatchObject({ code: 'secret-other-endpoint' });
    const told = JSON.stringify(running.pushes);
    for (const secret of [SECRET, 'that of the catch-all', 'a wrong one']) {
      expect(told).not.toContain(secret);
      expect(told).not.toContain(Buffer.from(secret).toString('base64'));
      expect(told).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('takes the request apart where there is no secret', async () => {
    const source = await capture('/users', SECRET);
    const result = await resultOf(running, { ...start, source, secret: { kind: 'endpoint', slug: 'users' } });
    expect(result).toMatchObject({
      verdict: 'not-checked',
      scheme: 'github',
      diagnoses: [],
      search: { ran: false },
    });
    expect(result.trace?.headers[0]?.name).toBe('X-Hub-Signature-256');
  });

  it.each([
    [{ scheme: 'nobody' }, 'scheme-not-found'],
    [{ headerName: 'a b' }, 'bad-argument'],
    [{ recipe: 'header' }, 'recipe-malformed'],
    [{ url: 'example.com' }, 'bad-argument'],
    [{ now: 'yesterday' }, 'bad-argument'],
    [{ source: { kind: 'event', id: 'none' } }, 'event-not-found'],
  ] as const)('refuses %j', async (wrong, code) => {
    const source = text(rawSigned('{}'));
    await expect(
      running
        .call('bench.start', { ...start, source, ...wrong })
        .catch((thrown: unknown) => Promise.reject(toWire(thrown))),
    ).rejects.toMatchObject({ code });
  });
});

describe('threads of the bench', () => {
  /** A thread that is over has no number any more. */
  const ended = (thread: Worker) => expect.poll(() => thread.threadId).toBe(-1);

  it('are kept, one of them, for the next task', async () => {
    const threads = createThreads(resolve('dist/engine/bench-worker.js'));
    const first = threads.take();
    const second = threads.take();
    expect(second).not.toBe(first);
    threads.giveBack(first);
    expect(threads.take()).toBe(first);
    threads.giveBack(first);
    threads.giveBack(second);
    await ended(first);
    threads.close();
    await ended(second);
  });
});

describe('a long search', () => {
  let running: RunningEngine;
  beforeEach(async () => {
    running = await startEngine({ benchRunner: worker });
  });
  afterEach(() => running.close());

  /** Ten megabytes of JSON. */
  const large = JSON.stringify({
    list: Array.from({ length: 170_000 }, (_, n) => ({
      n,
      text: 'of an item of the list, about sixty bytes',
    })),
  });
  const source = text(rawSigned(large, large, 'another'));

  const progress = (job?: string) =>
    new Promise<string>((resolve) => {
      const stop = running.engine.onPush((push) => {
        if (push.name !== 'bench.progress' || (job !== undefined && push.data.job !== job)) return;
        stop();
        resolve(push.data.job);
      });
    });
  const done = (job: string) =>
    new Promise<Done>((resolve) => {
      const stop = running.engine.onPush((push) => {
        if (push.name !== 'bench.done' || push.data.job !== job) return;
        stop();
        resolve(push.data);
      });
    });

  it('tells its progress and is cancelled at once, with what was known by then', async () => {
    const { job } = await running.call('bench.start', { ...start, source });
    expect(await progress(job)).toBe(job);
    const over = done(job);
    await running.call('bench.cancel', { job });
    const last = await over;
    expect(last).toMatchObject({
      ok: true,
      result: { verdict: 'failed', search: { ran: true, cancelled: true, match: null } },
    });
    if (last.ok) expect(last.result.search.tried).toBeLessThan(last.result.search.total);
    await running.call('bench.cancel', { job });
  });

  it('ends with a new one of the same page, and with the page', async () => {
    const [page, engineEnd] = memoryPorts();
    serve(engineEnd, running.engine);
    const client = connect(page);
    const first = await client.call('bench.start', { ...start, source });
    const firstOver = done(first.job);
    const second = await client.call('bench.start', { ...start, source });
    expect(await firstOver).toMatchObject({ job: first.job });
    const secondOver = done(second.job);
    page.close();
    expect(await secondOver).toMatchObject({ job: second.job });
  });

  it('refuses a fifth at a time', async () => {
    for (let n = 0; n < 4; n++) await running.call('bench.start', { ...start, source });
    await expect(running.call('bench.start', { ...start, source })).rejects.toMatchObject({
      code: 'bench-busy',
    });
  });
});
