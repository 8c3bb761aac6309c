import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../core/contract/calls.ts';
import type { Draft } from '../../core/contract/drafts.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { draftOf } from '../support/drafts.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { OK, rawServer } from '../support/raw-server.ts';

const TOKEN = 'token-that-must-not-come-back';
const WHSEC = `whsec_${Buffer.from('a-key-of-the-simulator-tests').toString('base64')}`;

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
const vault = memoryVault('a test');
beforeEach(async () => {
  folder = temporaryFolder();
  running = await startEngine({ dataDir: folder.path, vault });
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

type SendInput = CallInput<'simulator.send'>;
const sendDraft = (draft: Draft, given: Partial<SendInput> = {}) =>
  running.call('simulator.send', {
    draft,
    secret: { kind: 'none' },
    environment: null,
    event: null,
    timeoutMs: 10_000,
    proxy: null,
    ca: null,
    job: 'send-1',
    ...given,
  });
const own = (template: string, changes: Partial<Draft> = {}): Draft =>
  draftOf(template, { url: `${running.url}/hooks`, ...changes });

describe('sending to our own receiver', () => {
  it('stores the delivery and ties its attempt and the event to each other', async () => {
    const sent = await sendDraft(own('klustr/user.ekyc.verified'), {
      secret: { kind: 'typed', secret: WHSEC },
    });
    expect(sent).toMatchObject({ kind: 'send', provider: 'klustr', scheme: 'svix', ok: true, status: 200 });
    const [attempt] = sent.list;
    expect(attempt?.head).toMatch(/^POST \/hooks HTTP\/1\.1\r\n/);
    expect(attempt?.eventSeq).toBe(1);
    const event = await running.call('events.get', { id: '1' });
    expect(event).toMatchObject({
      provider: 'klustr',
      eventType: 'user.ekyc.verified',
      validation: { status: 'undocumented' },
    });
    expect(await running.call('deliveries.ofEvent', { id: event.id })).toEqual(sent);
  });

  it('ties each of two equal attempts to an event of its own, and no stranger to any', async () => {
    const sent = await sendDraft(own('okhi/verified', { fault: 'duplicate' }));
    expect(sent.list.map(({ eventSeq }) => eventSeq)).toEqual([1, 2]);
    await send(running.url, { path: '/hooks' });
    expect(await running.call('deliveries.ofEvent', { id: '3' })).toBeNull();
  });

  it('does not bring a token back: not to the page, and not in what is stored of the delivery', async () => {
    const secret = { kind: 'typed', secret: TOKEN } as const;
    const elsewhere = await rawServer();
    const draft = draftOf('okhi/verified', { url: elsewhere.url });
    const composed = await running.call('simulator.compose', {
      draft,
      secret,
      environment: null,
      event: null,
    });
    const sent = await sendDraft(draft, { secret });
    expect(elsewhere.connections[0]?.toString()).toContain(TOKEN);
    await elsewhere.close();
    expect(sent.list[0]?.masked).toEqual(['okhi-authorization']);
    expect(JSON.stringify([composed, sent])).not.toContain(TOKEN);
    for (const file of readdirSync(folder.path).filter((name) => name.startsWith('history.db')))
      expect(readFileSync(join(folder.path, file)).includes(TOKEN), file).toBe(false);
  });
});

describe('a send that cannot go well', () => {
  it('is an error at its field where that is known before', async () => {
    const at = (field: string) => ({ details: { field } });
    await expect(sendDraft(own('okhi/verified', { url: 'localhost:4000' }))).rejects.toMatchObject(at('url'));
    await expect(sendDraft(own('okhi/verified', { url: '{{env.HOST}}' }))).rejects.toMatchObject(at('url'));
    await expect(sendDraft(own('okhi/verified', { method: 'NO WAY' }))).rejects.toMatchObject(at('method'));
    await expect(sendDraft(own('okhi/verified', { headers: [['a b', '']] }))).rejects.toMatchObject(
      at('headers'),
    );
    await expect(
      sendDraft(own('okaya/user.created'), { secret: { kind: 'typed', secret: 'x' } }),
    ).rejects.toMatchObject(at('scheme'));
    await expect(
      sendDraft(own('okhi/verified'), { secret: { kind: 'endpoint', slug: '' } }),
    ).rejects.toMatchObject(at('secret'));
    await expect(sendDraft(own('okhi/verified', { fault: 'tampered' }))).rejects.toMatchObject(at('fault'));
    expect((await running.call('deliveries.page', { before: null, limit: 10 })).deliveries).toEqual([]);
  });

  it('is an attempt with its reason where only the network can tell', async () => {
    const gone = await rawServer();
    await gone.close();
    const sent = await sendDraft(draftOf('okhi/verified', { url: gone.url }));
    expect(sent).toMatchObject({ ok: false, status: null, problem: 'target-refused' });
    expect(sent.list[0]?.error?.message).toMatch(/./);
  });

  it('can be cancelled, and is kept as that', async () => {
    const silent = await rawServer(() => void running.call('jobs.cancel', { job: 'send-1' }));
    const sent = await sendDraft(draftOf('okhi/verified', { url: silent.url }));
    await silent.close();
    expect(sent).toMatchObject({ ok: false, problem: 'cancelled' });
  });
});

describe('a draft while it is written', () => {
  const judge = (draft: Draft, environment: string | null = null) =>
    running.call('simulator.validate', { draft, environment, event: null });
  const body = (text: string): Partial<Draft> => ({ body: { kind: 'text', text } });

  it('is judged as it would be on arrival, each issue with its place', async () => {
    expect((await judge(own('okhi/verified'))).status).toBe('valid');
    const { text } = own('okhi/verified').body as { text: string };
    const broken = text.replace('"v2": {', '"v2": { "odd": {{now.unix}},').replace('"user_id"', '"userid"');
    const { status, issues, variables } = await judge(own('okhi/verified', body(broken)));
    expect(status).toBe('invalid');
    expect(issues.map(({ code, from, to }) => [code, broken.slice(from, to)])).toContainEqual([
      'undocumented-field',
      '"odd": {{now.unix}}',
    ]);
    expect(issues.map(({ path, from, to }) => [path, broken.slice(from, to)])).toContainEqual([
      '/v2/user_id',
      '"v2"',
    ]);
    expect(variables.map(({ from, to }) => broken.slice(from, to))).toEqual(['{{now.unix}}']);
  });

  it('shows where it stops being JSON, and which variables have no value', async () => {
    const open = await judge(own('okhi/verified', body('{"a": ')));
    expect(open).toMatchObject({ status: 'not-json', issues: [{ code: 'not-json' }] });
    const unknown = await judge(own('okhi/verified', body('{"a": "{{env.NAME}} {{uuid}}"}')));
    expect(unknown).toMatchObject({
      status: null,
      variables: [{ name: 'env.NAME' }, { name: 'uuid', problem: null }],
    });
    expect(unknown.variables[0]?.problem).toMatch(/has no value/);
    await running.call('environments.save', { environment: { name: 'test', variables: { NAME: 'Ada' } } });
    const known = await judge(own('okhi/verified', body('{"a": "{{env.NAME}}"}')), 'test');
    expect(known.variables).toMatchObject([{ problem: null }]);
  });
});

describe('what is imported', () => {
  it('becomes a draft that sends the same again, its braces no variables', async () => {
    const handler = await rawServer(OK);
    const curl = `curl ${handler.url}/x?a=1 -H 'X-Odd: {{uuid}}' -H 'Content-Type: application/json' --data-raw '{"a":"{{now}}"}'`;
    const source = { kind: 'text', bytesBase64: Buffer.from(curl).toString('base64') } as const;
    const { draft } = await running.call('simulator.import', { source });
    await sendDraft(draft);
    const [sent] = handler.connections;
    await handler.close();
    expect(sent?.toString()).toContain('X-Odd: {{uuid}}\r\n');
    expect(sent?.toString()).toMatch(/\r\n\r\n\{"a":"\{\{now\}\}"\}$/);
  });

  it('may be a captured event, of which the target stays open', async () => {
    const sent = await sendDraft(own('okhi/verified'));
    const source = { kind: 'event', id: '1' } as const;
    const { draft } = await running.call('simulator.import', { source });
    expect(draft).toMatchObject({ url: '', method: 'POST', provider: 'okhi', eventType: 'verified' });
    expect(draft.body).toEqual(sent.draft?.body);
    expect(draft.headers.map(([name]) => name.toLowerCase())).not.toContain('content-length');
  });
});

describe('sending many', () => {
  const repeat = (draft: Draft, given: Partial<CallInput<'simulator.repeat'>>) =>
    running.call('simulator.repeat', {
      ...{ draft, secret: { kind: 'none' }, environment: null, event: null },
      ...{ timeoutMs: 10_000, proxy: null, ca: null, job: 'many', times: 300, atOnce: 20 },
      ...given,
    });
  const page = async () => (await running.call('deliveries.page', { before: null, limit: 200 })).deliveries;

  it('composes each anew, counts how they ended, and keeps the first one', async () => {
    const body = { kind: 'text', text: '{"id":"{{uuid}}"}' } as const;
    const report = await repeat(own('okhi/verified', { body }), {});
    expect(report).toMatchObject({
      ...{ asked: 300, sent: 300, ok: 300, cancelled: false },
      outcomes: [{ status: 200, problem: null, count: 300 }],
    });
    expect(report.times?.p50Ms).toBeLessThanOrEqual(report.times?.maxMs ?? 0);
    await running.arrived(300);
    const { events } = await running.call('events.page', { offset: 0, limit: 300 });
    const texts = await Promise.all(
      events.map(async ({ id }) => (await running.call('events.full', { id })).text),
    );
    expect(new Set(texts).size).toBe(300);
    expect(await page()).toMatchObject([{ ok: true, attempts: 1 }]);
  });

  it('keeps the first fifty that failed, each tied to its event', async () => {
    const handler = await rawServer((socket) =>
      socket.write('HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n'),
    );
    const report = await repeat(own('okhi/verified', { url: handler.url }), { times: 120 });
    await handler.close();
    expect(report).toMatchObject({ sent: 120, ok: 0, outcomes: [{ status: 503, count: 120 }] });
    expect(await page()).toHaveLength(50);
  });

  it('ends with what there is when it is cancelled, and is never in the way of another screen', async () => {
    let came = 0;
    const handler = await rawServer((socket) => {
      if (++came === 40) void running.call('jobs.cancel', { job: 'many' });
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const report = await repeat(own('okhi/verified', { url: handler.url }), { times: 100_000, atOnce: 5 });
    await handler.close();
    expect(report.cancelled).toBe(true);
    expect(report.sent).toBeGreaterThanOrEqual(35);
    expect(report.sent).toBeLessThan(100);
  });

  it('tells a wrong field before anything is sent', async () => {
    await expect(repeat(own('okhi/verified', { url: 'nowhere' }), {})).rejects.toMatchObject({
      details: { field: 'url' },
    });
    expect(await page()).toEqual([]);
  });
});

describe('what belongs to a delivery', () => {
  it('is kept with it: environment, event and time-out', async () => {
    await running.call('environments.save', { environment: { name: 'test', variables: { A: 'b' } } });
    const sent = await sendDraft(own('okhi/verified'), { environment: 'test', timeoutMs: 4_321 });
    expect(sent.sentWith).toEqual({ environment: 'test', event: null, timeoutMs: 4_321 });
    expect(await running.call('deliveries.get', { id: sent.id })).toEqual(sent);
  });

  it('is told once its attempt is stored, after its event', async () => {
    const { id } = await sendDraft(own('okhi/verified'));
    const told = running.pushes.map((push) => push.name === 'deliveries.changed' && push.data.delivery);
    expect(told.indexOf(id)).toBeGreaterThan(running.pushes.findIndex(({ name }) => name === 'events.added'));
  });

  it('is there of a test event too', async () => {
    expect(await running.call('test.send', { id: 'okhi/verified' })).toMatchObject({ status: 200 });
    const delivery = await running.call('deliveries.ofEvent', { id: '1' });
    expect(delivery).toMatchObject({ template: 'okhi/verified', url: `${running.url}/okhi`, scheme: null });
  });

  it('can be copied as code, without a secret in it', async () => {
    const draft = own('okhi/verified', { scheme: 'header-token' });
    const about = {
      draft,
      secret: { kind: 'typed', secret: TOKEN },
      environment: null,
      event: null,
    } as const;
    for (const as of ['curl', 'go'] as const) {
      const { text } = await running.call('simulator.snippet', { ...about, as });
      expect(text).toContain(`${running.url}/hooks`);
      expect(text).toContain('********');
      expect(text).not.toContain(TOKEN);
    }
  });
});

describe('what is kept', () => {
  it('is there after a restart: the desk and the drafts, and a removal can be undone', async () => {
    const draft = own('okhi/verified');
    const kept = { environment: null, event: null, timeout: '30', ca: '', times: '7', atOnce: '2' };
    const desk = { draft, secret: { kind: 'typed' as const }, ...kept };
    await running.call('simulator.keepDesk', { desk });
    const { id } = await running.call('drafts.save', { id: null, name: 'Mine', folder: 'OkHi', draft });
    await running.close();
    running = await startEngine({ dataDir: folder.path, vault });
    expect(await running.call('simulator.desk', {})).toEqual({ desk });
    expect((await running.call('drafts.remove', { id })).drafts).toEqual([]);
    expect((await running.call('drafts.restore', { id })).drafts).toMatchObject([
      { id, name: 'Mine', folder: 'OkHi', draft },
    ]);
    await expect(
      running.call('drafts.save', { id: 99, name: 'Mine', folder: '', draft }),
    ).rejects.toMatchObject({ code: 'draft-not-found' });
  });
});

describe('targets', () => {
  it('begin with our own receiver, then what was sent to last', async () => {
    await sendDraft(own('okhi/verified'));
    const { targets } = await running.call('simulator.targets', { provider: 'okhi' });
    expect(targets).toEqual([
      { url: `${running.url}/okhi`, kind: 'own' },
      { url: `${running.url}/hooks`, kind: 'last' },
    ]);
  });
});
