import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../core/contract/calls.ts';
import type { RunState } from '../../core/contract/flow-runs.ts';
import { draftOf } from '../../renderer/features/flows/model/draft.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { end, flowOf, stepOf, to } from '../support/flow-runs.ts';
import { type Handler, type Handling, startHandler } from '../support/handler.ts';
import { send } from '../support/http.ts';

let folder: ReturnType<typeof temporaryFolder>;
let engine: RunningEngine;
const handlers: Handler[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  engine = await startEngine({ dataDir: folder.path });
});
afterEach(async () => {
  await engine.close();
  folder.remove();
  await Promise.all(handlers.splice(0).map((handler) => handler.close()));
});

async function handlerOf(handle?: Handling): Promise<Handler> {
  const handler = await startHandler(handle);
  handlers.push(handler);
  return handler;
}

const OKHI = 'okhi/address-verification';
const input = (url: string, changes: Partial<CallInput<'flow.start'>> = {}): CallInput<'flow.start'> => ({
  flow: OKHI,
  url,
  speed: 'max',
  choices: {},
  ask: false,
  timeoutMs: null,
  retry: null,
  secret: { kind: 'none' },
  scheme: null,
  headerName: null,
  recipe: null,
  headers: [],
  environment: null,
  event: null,
  fault: null,
  ...changes,
});

/** Resolves with the first pushed state of a run that is so. */
function until(run: string, isSo: (state: RunState) => boolean): Promise<RunState> {
  return new Promise((resolve) => {
    const stop = engine.engine.onPush((push) => {
      if (push.name !== 'flow.changed' || push.data.run !== run || !isSo(push.data)) return;
      stop();
      resolve(push.data);
    });
  });
}
const ended = (run: string) => until(run, ({ endedAt }) => endedAt !== null);

describe('a run in the engine', () => {
  it('at our own receiver arrives, and every attempt is stored with its run and step', async () => {
    const { run } = await engine.call('flow.start', input(`${engine.url}/okhi`));
    const state = await ended(run);
    expect(state).toMatchObject({ status: 'delivered', planned: 3, attemptCount: 3, waiting: null });
    expect(state.steps.map(({ step, status }) => [step, status])).toEqual([
      ['started', 'delivered'],
      ['first-verified', 'delivered'],
      ['continuous-verified', 'delivered'],
    ]);
    await engine.arrived(3);
    const page = await engine.call('events.page', { offset: 0, limit: 10 });
    const events = page.events.toSorted((a, b) => a.seq - b.seq);
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'verification_started',
      'verified',
      'verified',
    ]);
    for (const [index, { delivery }] of state.attempts.entries()) {
      const stored = await engine.call('deliveries.get', { id: delivery });
      expect(stored).toMatchObject({
        kind: 'flow',
        run,
        step: state.steps[index]?.step,
        attempts: 1,
        ok: true,
      });
      expect(stored.list[0]?.head).toContain('POST /okhi HTTP/1.1');
      // Oldest first: each attempt is the event that it became here.
      const event = events[index];
      expect(stored.list[0]?.eventSeq).toBe(event?.seq);
      expect(await engine.call('deliveries.ofEvent', { id: event?.id ?? '' })).toMatchObject({
        id: delivery,
        flow: OKHI,
      });
    }
    const { subjects, subjectLabel } = await engine.call('timelines.get', { provider: 'okhi', job: 'look' });
    expect(subjectLabel).toBe('address verification');
    expect(subjects.map(({ events: own }) => own.length).sort()).toEqual([1, 2]);
    expect(subjects.flatMap(({ remarks }) => remarks)).toEqual([]);
  });

  it('fails once and is answered too late once: attempts, duplicate and order in the store', async () => {
    const handler = await handlerOf((n) => (n === 1 ? 500 : n === 3 ? 'late' : 200));
    const { run } = await engine.call('flow.start', input(handler.url, { timeoutMs: 1_000 }));
    const state = await ended(run);
    expect(
      state.attempts.map(({ step, n, status, repeats, plannedMs, waitedMs }) => [
        step,
        n,
        status,
        repeats,
        plannedMs,
        waitedMs,
      ]),
    ).toEqual([
      ['started', 1, 500, false, 0, 0],
      ['started', 2, 200, false, 5_000, 0],
      ['first-verified', 1, null, false, 0, 0],
      ['first-verified', 2, 200, true, 5_000, 0],
      ['continuous-verified', 1, 200, false, 0, 0],
    ]);
    expect(state.steps[1]?.duplicate).toContain('twice');
    const stored = await engine.call('deliveries.get', { id: state.attempts[3]?.delivery ?? 0 });
    expect(stored.list.map(({ n, error, response }) => [n, error?.code, response?.status])).toEqual([
      [1, 'target-timeout', undefined],
      [2, undefined, 200],
    ]);
  });

  it('begins a delivery before its first attempt ends, and ties none that went elsewhere to an event', async () => {
    const handler = await handlerOf(() => 'late');
    const { run } = await engine.call('flow.start', input(handler.url));
    await expect.poll(() => handler.requests.length).toBe(1);
    const { deliveries } = await engine.call('deliveries.page', { before: null, limit: 10 });
    expect(deliveries).toMatchObject([{ kind: 'flow', flow: OKHI, run, step: 'started', attempts: 0 }]);
    await engine.call('flow.control', { run, action: 'stop' });
    await ended(run);
    const stored = await engine.call('deliveries.get', { id: deliveries[0]?.id ?? 0 });
    expect(stored.list).toMatchObject([{ n: 1, error: { code: 'cancelled' }, eventSeq: null }]);
  });

  it('takes values of an environment and of a captured event, and says at its field what is not there', async () => {
    await engine.call('environments.save', { environment: { name: 'stage', variables: { WHO: 'me' } } });
    await send(`${engine.url}/any`, { method: 'POST', body: '{"id":7}' });
    await engine.arrived(1);
    const handler = await handlerOf();
    const surroundings = { environment: 'stage', event: '1' };
    const headers: [string, string][] = [['X-Who', '{{env.WHO}} {{event.id}}']];
    const { run } = await engine.call('flow.start', input(handler.url, { headers, ...surroundings }));
    expect((await ended(run)).status).toBe('delivered');
    expect(handler.requests.map(({ headers: sent }) => sent.find(([name]) => name === 'X-Who')?.[1])).toEqual(
      ['me 7', 'me 7', 'me 7'],
    );
    await expect(
      engine.call('flow.start', input(handler.url, { environment: 'gone' })),
    ).rejects.toMatchObject({ code: 'bad-argument', details: { field: 'environment' } });
  });

  it('is paused, stepped, told what to choose, and stopped', async () => {
    const handler = await handlerOf();
    const { run } = await engine.call('flow.start', input(handler.url, { speed: 1, ask: true }));
    const choosing = await until(run, ({ status }) => status === 'choosing');
    expect(choosing.choosing?.branch).toBe('first_time');
    await engine.call('flow.control', { run, action: 'pause' });
    const chosen = await engine.call('flow.control', {
      run,
      action: 'choose',
      branch: 'first_time',
      value: 'unknown',
    });
    expect(chosen).toMatchObject({ status: 'paused', choices: { first_time: 'unknown' } });
    const waiting = await until(run, (state) => state.waiting !== null);
    expect(waiting.waiting).toMatchObject({ before: 'step', step: 'first-unknown', plannedMs: 172_800_000 });
    // It waits for days; a single step does not.
    await engine.call('flow.control', { run, action: 'step' });
    await until(
      run,
      ({ steps }) => steps.at(-1)?.step === 'first-unknown' && steps.at(-1)?.status === 'delivered',
    );
    expect(handler.requests).toHaveLength(2);
    await engine.call('flow.control', { run, action: 'stop' });
    expect((await ended(run)).status).toBe('stopped');
    expect((await engine.call('flow.control', { run, action: 'resume' })).status).toBe('stopped');
    await expect(engine.call('flow.control', { run: 'nobody', action: 'stop' })).rejects.toMatchObject({
      code: 'run-not-found',
    });
  });

  it('tells no secret, to nobody', async () => {
    const secret = 'hunter2-and-more';
    const { run } = await engine.call('flow.start', input(engine.url, { secret: { kind: 'typed', secret } }));
    const state = await ended(run);
    await engine.arrived(3);
    const told = state.attempts.map(({ delivery }) => engine.call('deliveries.get', { id: delivery }));
    expect(
      JSON.stringify([state, await Promise.all(told), await engine.call('flow.state', {})]),
    ).not.toContain(secret);
    expect((await Promise.all(told))[0]?.list[0]?.masked).toEqual(['okhi-authorization']);
  });

  it.each([
    [{ flow: 'okhi/nothing' }, 'flow-not-found', null],
    [{ url: 'localhost:3000' }, 'bad-argument', 'url'],
    [{ choices: { first_time: 'lost' } }, 'bad-argument', null],
    [{ scheme: 'nobody' }, 'scheme-not-found', 'scheme'],
    [{ scheme: 'hmac', recipe: 'header' }, 'recipe-malformed', 'scheme'],
    [{ headers: [['no name', 'x']] as [string, string][] }, 'bad-argument', 'headers'],
    [{ secret: { kind: 'endpoint' as const, slug: 'none' } }, 'bad-argument', 'secret'],
    [{ event: '99' }, 'bad-argument', 'event'],
  ])('does not begin with %j', async (changes, code, field) => {
    await expect(engine.call('flow.start', input('http://127.0.0.1:1/', changes))).rejects.toMatchObject({
      code,
      ...(field === null ? {} : { details: { field } }),
    });
    expect((await engine.call('flow.state', {})).runs).toEqual([]);
  });

  it('runs a few at once, and says so of one more', async () => {
    const handler = await handlerOf();
    for (let n = 0; n < 4; n++) await engine.call('flow.start', input(handler.url, { speed: 1 }));
    await expect(engine.call('flow.start', input(handler.url))).rejects.toMatchObject({ code: 'flow-busy' });
  });

  it('says why it could not go on', async () => {
    const { run } = await engine.call('flow.start', input(engine.url, { fault: 'stale' }));
    expect(await ended(run)).toMatchObject({
      status: 'broken',
      problem: expect.stringContaining('cannot be made') as string,
    });
  });
});

describe("flows of the user's own", () => {
  const own = flowOf(to('a'), [stepOf('a', end)], { id: 'klustr/mine' });
  const ids = (list: { flows: { flow: { id: string } }[] }) => list.flows.map(({ flow }) => flow.id);

  it('are kept as files, removed and put back', async () => {
    expect(await engine.call('flows.save', { flow: own })).toMatchObject({ ok: true });
    expect(readdirSync(join(folder.path, 'flows'))).toEqual(['klustr.mine.json']);
    expect((await engine.call('flows.list', {})).flows.at(-1)).toEqual({ flow: own, own: true });
    expect(ids(await engine.call('flows.remove', { id: own.id }))).not.toContain(own.id);
    expect(ids(await engine.call('flows.restore', { id: own.id }))).toContain(own.id);
    expect(engine.pushes.filter(({ name }) => name === 'flows.changed')).toHaveLength(3);
    await expect(engine.call('flows.remove', { id: OKHI })).rejects.toMatchObject({ code: 'flow-not-found' });
  });

  it('are refused with each problem at its place, and a broken file is told and left alone', async () => {
    const endless = flowOf(to('a'), [stepOf('a', to('a'))], { id: 'klustr/mine' });
    expect(await engine.call('flows.save', { flow: endless })).toMatchObject({
      ok: false,
      problems: [{ path: '/steps/0/next' }],
    });
    expect(await engine.call('flows.save', { flow: { ...own, id: 'klustr/consent' } })).toMatchObject({
      ok: false,
    });
    mkdirSync(join(folder.path, 'flows'), { recursive: true });
    writeFileSync(join(folder.path, 'flows', 'broken.json'), '{');
    const { problems } = await engine.call('flows.list', {});
    expect(problems).toMatchObject([{ file: 'broken.json', path: '' }]);
  });

  it('are kept while they are written, over a restart', async () => {
    expect(await engine.call('flows.draft', {})).toEqual({ draft: null });
    const draft = { ...draftOf(own), title: 'Half wri', steps: [] };
    await engine.call('flows.keepDraft', { draft });
    await engine.close();
    engine = await startEngine({ dataDir: folder.path });
    expect(await engine.call('flows.draft', {})).toEqual({ draft });
    await engine.call('flows.keepDraft', { draft: null });
    expect(await engine.call('flows.draft', {})).toEqual({ draft: null });
  });

  it('are recorded from captured events, and send them again', async () => {
    const bodies = ['{"type":"message_sent","note":"{{uuid}}"}', '{"type":"message_read","note":"b"}'];
    for (const body of bodies) await send(`${engine.url}/meetinglawyers`, { method: 'POST', body });
    await engine.arrived(2);
    const { events } = await engine.call('events.page', { offset: 0, limit: 10 });
    const recorded = await engine.call('flows.record', {
      events: events.map(({ id }) => id).reverse(),
      title: 'Two messages',
    });
    expect(recorded.id).toBe('meetinglawyers/two-messages');
    const handler = await handlerOf();
    const { run } = await engine.call('flow.start', input(handler.url, { flow: recorded.id }));
    expect((await ended(run)).status).toBe('delivered');
    const sent = handler.requests.map(({ body }) => JSON.parse(body.toString('utf8')) as unknown);
    expect(sent).toMatchObject(bodies.map((body) => JSON.parse(body) as object));
  });
});

describe('timelines', () => {
  it('name what is remarkable of a subject', async () => {
    const example = JSON.parse(readFileSync('fixtures/okhi/verified.json', 'utf8')) as { v2: object };
    const changed = { verification_mode: 'first_time', address_verification_id: 'a' };
    const body = JSON.stringify({ v2: { ...example.v2, ...changed } });
    for (let n = 0; n < 2; n++) await send(`${engine.url}/okhi`, { method: 'POST', body });
    await engine.arrived(2);
    const found = await engine.call('timelines.get', { provider: 'okhi', job: 'look' });
    expect(found.subjects).toMatchObject([
      {
        subject: 'a',
        events: [{ seq: 1 }, { seq: 2 }],
        remarks: [
          { seq: 1, code: 'missing-start' },
          { seq: 2, code: 'repeated' },
        ],
      },
    ]);
    await expect(engine.call('timelines.get', { provider: 'nobody', job: 'look' })).rejects.toMatchObject({
      code: 'provider-not-found',
    });
  });
});
