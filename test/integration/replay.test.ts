import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../core/contract/calls.ts';
import { headerValue } from '../../core/inspect/record.ts';
import { requireScheme } from '../../core/signatures/schemes.ts';
import { verify } from '../../core/signatures/verify.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { type HandledRequest, type Handler, startHandler } from '../support/handler.ts';
import { send } from '../support/http.ts';

const WHSEC = `whsec_${Buffer.from('a-key-of-the-replay-tests').toString('base64')}`;
const TOKEN = 'token-that-must-not-come-back';

let running: RunningEngine;
let handler: Handler;
beforeEach(async () => {
  running = await startEngine({ vault: memoryVault('a test') });
  handler = await startHandler();
});
afterEach(async () => {
  await running.close();
  await handler.close();
});

type RunInput = CallInput<'replay.run'>;
const replay = (events: string[], given: Partial<RunInput> = {}) =>
  running.call('replay.run', {
    ...{ events, to: handler.url, mode: 'exact', secret: { kind: 'own' }, scheme: null },
    ...{ speed: null, timeoutMs: 10_000, job: 'replay-1' },
    ...given,
  });
const plan = (event: string, given: Partial<CallInput<'replay.plan'>> = {}) =>
  running.call('replay.plan', {
    ...{ event, to: handler.url, mode: 'exact', secret: { kind: 'own' }, scheme: null },
    ...given,
  });
const secretOf = (slug: string, secret: string) =>
  running.call('endpoints.setSecret', { slug, which: 'current', secret });

const KLUSTR = readFileSync('fixtures/klustr/user.ekyc.verified.json');
/** An event of Klustr's, signed long ago with a secret that nobody has any more. */
const sendKlustr = () =>
  send(running.url, {
    path: '/klustr?a=1',
    headers: [
      ...['Host', 'public.example', 'svix-id', 'msg_of_old', 'svix-timestamp', '1600000000'],
      ...['svix-signature', 'v1,b2xk', 'Content-Type', 'application/json', 'X-Keep', 'Me'],
      ...['Content-Length', String(KLUSTR.length)],
    ],
    body: KLUSTR,
  });
const verdict = (got: HandledRequest | undefined) =>
  got &&
  verify(
    { ...got, query: null, url: null },
    requireScheme('svix'),
    { current: WHSEC, previous: null },
    { now: Date.now() },
  ).verdict;

describe('a replay', () => {
  it('of the exact bytes sends what came, its old signature included, and says of what it is one', async () => {
    await sendKlustr();
    const done = await replay(['1']);
    expect(done).toMatchObject({ asked: 1, sent: 1, ok: 1, cancelled: false });
    const [got] = handler.requests;
    expect(got?.body).toEqual(KLUSTR);
    expect(got?.path).toBe('/hooks?a=1');
    expect(got?.headers).toEqual([
      ['Host', new URL(handler.url).host],
      ['svix-id', 'msg_of_old'],
      ['svix-timestamp', '1600000000'],
      ['svix-signature', 'v1,b2xk'],
      ['Content-Type', 'application/json'],
      ['X-Keep', 'Me'],
      ['Content-Length', String(KLUSTR.length)],
      ['Connection', 'close'],
    ]);
    const [copy] = (await running.call('deliveries.from', { id: '1' })).deliveries;
    expect(copy).toMatchObject({ kind: 'replay', copyOf: 1, run: done.run, scheme: null, status: 200 });
  });

  it('signed now verifies, under its old id, or under a new one', async () => {
    await sendKlustr();
    await secretOf('', WHSEC);
    await replay(['1'], { mode: 'resigned' });
    await replay(['1'], { mode: 'new-id' });
    expect(handler.requests.map(verdict)).toEqual(['verified', 'verified']);
    const ids = handler.requests.map(({ headers }) => headerValue(headers, 'svix-id'));
    expect(ids[0]).toBe('msg_of_old');
    expect(ids[1]).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(handler.requests.every(({ body }) => body.equals(KLUSTR))).toBe(true);
    expect(handler.requests.map(({ headers }) => headerValue(headers, 'x-keep'))).toEqual(['Me', 'Me']);
  });

  it('tells before it is sent what becomes of each header', async () => {
    await sendKlustr();
    await secretOf('', WHSEC);
    const exact = await plan('1');
    expect(exact.scheme).toBeNull();
    expect(exact.changes.filter(({ kind }) => kind !== 'kept').map(({ name }) => name)).toEqual(['Host']);
    const resigned = await plan('1', { mode: 'resigned' });
    expect(resigned).toMatchObject({ scheme: 'svix', method: 'POST', bodySize: KLUSTR.length });
    const changed = resigned.changes
      .filter(({ kind }) => kind !== 'kept')
      .map(({ name, why }) => [name, why]);
    expect(changed).toEqual([
      ['Host', 'the target’s'],
      ['svix-timestamp', 'signed now'],
      ['svix-signature', 'signed now'],
    ]);
    expect(handler.requests).toEqual([]);
  });

  it('never gives a secret back, where its header is the secret itself', async () => {
    const body = readFileSync('fixtures/okhi/verified.json');
    await send(running.url, { path: '/okhi', body });
    await secretOf('', TOKEN);
    const planned = await plan('1', { mode: 'resigned' });
    expect(planned.changes).toContainEqual({
      ...{ name: 'okhi-authorization', kind: 'added', was: null },
      ...{ becomes: '********', why: 'signed now' },
    });
    await replay(['1'], { mode: 'resigned' });
    expect(headerValue(handler.requests[0]?.headers ?? [], 'okhi-authorization')).toBe(TOKEN);
    const copies = await running.call('deliveries.from', { id: '1' });
    expect(JSON.stringify([planned, copies])).not.toContain(TOKEN);
  });

  it('that comes in here says so, and its own copies do too', async () => {
    await sendKlustr();
    const done = await replay(['1'], { to: `${running.url}/again` });
    expect(done.results).toMatchObject([{ seq: 1, eventSeq: 2, ok: true }]);
    expect(await running.call('events.get', { id: '2' })).toMatchObject({ replayOf: 1, path: '/again' });
    expect((await running.call('events.get', { id: '1' })).replayOf).toBeNull();
    expect((await running.call('deliveries.ofEvent', { id: '2' }))?.copyOf).toBe(1);
    // And is found by it.
    const found = new Promise<void>((resolve) => {
      running.engine.onPush((push) => {
        if (push.name === 'search.found' && push.data.state === 'done') resolve();
      });
    });
    await running.call('search.start', { search: 'replays', query: 'is:replay' });
    await found;
    const page = await running.call('events.page', { search: 'replays', offset: 0, limit: 10 });
    expect(page.events.map(({ seq }) => seq)).toEqual([2]);
  });

  it('of a selection goes in the order in which it came, each once', async () => {
    for (let n = 1; n <= 3; n++) await send(running.url, { body: `{"n":${n}}` });
    const done = await replay(['3', '1', '2', '1'], { job: 'replay-0' });
    expect(done).toMatchObject({ asked: 3, sent: 3 });
    expect(handler.requests.map(({ body }) => body.toString())).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
    expect(done.results.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    // At intervals the next does not wait for a handler that is slow.
    const slow = await startHandler((n) => (n === 1 ? 'late' : 200));
    const going = replay(['1', '2'], { to: slow.url, speed: 1_000_000 });
    const isDone = () =>
      running.pushes.some((push) => push.name === 'job.progress' && push.data.job === 'replay-1');
    while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
    await running.call('jobs.cancel', { job: 'replay-1' });
    expect((await going).results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await slow.close();
  });

  it('is cancelled between two of them, and tells what went out', async () => {
    for (let n = 1; n <= 3; n++) await send(running.url);
    const late = await startHandler((n) => (n === 2 ? 'late' : 200));
    const going = replay(['1', '2', '3'], { to: late.url });
    while (late.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await running.call('jobs.cancel', { job: 'replay-1' });
    const done = await going;
    expect(done).toMatchObject({ asked: 3, cancelled: true });
    expect(done.results.map(({ seq, ok, problem }) => [seq, ok, problem])).toEqual([
      [1, true, null],
      [2, false, 'cancelled'],
    ]);
    await late.close();
  });

  it('refuses what cannot be sent, at its field, before a socket is opened', async () => {
    await sendKlustr();
    const wrong: [Partial<RunInput>, string][] = [
      [{ to: 'localhost' }, 'to'],
      [{ mode: 'resigned' }, 'secret'],
      [{ mode: 'resigned', scheme: 'nonsense', secret: { kind: 'typed', secret: 'x' } }, 'scheme'],
    ];
    for (const [given, field] of wrong)
      await expect(replay(['1'], given)).rejects.toMatchObject({ details: { field } });
    await send(running.url, { body: '{}' });
    await expect(
      replay(['2'], { mode: 'resigned', secret: { kind: 'typed', secret: 'x' } }),
    ).rejects.toMatchObject({ details: { field: 'scheme' } });
    await expect(
      replay(['2'], { mode: 'new-id', scheme: 'github', secret: { kind: 'typed', secret: 'x' } }),
    ).rejects.toMatchObject({ details: { field: 'mode' } });
    await expect(replay(['99'])).rejects.toMatchObject({ code: 'event-not-found' });
    expect(handler.requests).toEqual([]);
  });
});
