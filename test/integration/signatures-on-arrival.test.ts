import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import type { EndpointSettings } from '../../core/contract/endpoints.ts';
import { noOptions } from '../../core/contract/endpoints.ts';
import type { EventDetail } from '../../core/contract/models.ts';
import { meetinglawyers } from '../../core/signatures/schemes/body-only.ts';
import { headerToken } from '../../core/signatures/schemes/others.ts';
import { standardWebhooks, svix } from '../../core/signatures/schemes/standard-webhooks.ts';
import { square } from '../../core/signatures/schemes/with-url.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { signed } from '../support/signed.ts';

const SECRET = 'a secret of twenty-six chars';
const SVIX_SECRET = `whsec_${Buffer.from('twenty-four bytes of key').toString('base64')}`;
const lawyers = readFileSync('fixtures/meetinglawyers/message_sent.json');
const klustr = readFileSync('fixtures/klustr/user.app.consent.update.json');
const okaya = readFileSync('fixtures/okaya/user.created.json');
const okhi = readFileSync('fixtures/okhi/verified.json');
const okhiV3 = readFileSync('fixtures/okhi/address.collected.json');

let running: RunningEngine;
beforeEach(async () => {
  running = await startEngine();
});
afterEach(() => running.close());

const setSecret = (secret: string, slug = '', which: 'current' | 'previous' = 'current') =>
  running.call('endpoints.setSecret', { slug, which, secret });
const save = (endpoint: Partial<EndpointSettings>, was: string | null = null) =>
  running.call('endpoints.save', {
    was,
    endpoint: {
      slug: was ?? '',
      provider: null,
      scheme: null,
      options: noOptions,
      rejectBadSignature: false,
      ...endpoint,
    },
  });
const event = (seq: number): Promise<EventDetail> => running.call('events.get', { id: String(seq) });
const verdict = async (seq: number): Promise<string | undefined> => (await event(seq)).signature?.verdict;

describe('a signature on arrival', () => {
  it('verifies, with the scheme that the provider documents', async () => {
    await setSecret(SECRET);
    await send(running.url, signed(meetinglawyers, SECRET, { body: lawyers }));
    expect((await event(1)).signature).toEqual({
      verdict: 'verified',
      scheme: 'meetinglawyers',
      diagnoses: [],
    });
  });

  it.each(['svix-', 'webhook-'])('verifies Klustr with headers that begin with %s', async (prefix) => {
    await setSecret(SVIX_SECRET);
    const message = signed(svix, SVIX_SECRET, { body: klustr });
    const headers = message.headers?.map((text) => text.replace(/^svix-/, prefix)) ?? [];
    await send(running.url, { ...message, headers });
    expect(await event(1)).toMatchObject({
      provider: 'klustr',
      signature: { verdict: 'verified', scheme: 'svix' },
    });
  });

  it('verifies the header that an OkHi customer defined, under a name of its own', async () => {
    await setSecret('N2Y2YzQzOGU');
    await send(running.url, signed(headerToken(), 'N2Y2YzQzOGU', { body: okhi }));
    await send(running.url, signed(headerToken('x-mine'), 'N2Y2YzQzOGU', { body: okhi }));
    expect(await verdict(1)).toBe('verified');
    expect(await verdict(2)).toBe('missing');
    await save({ options: { ...noOptions, headerName: 'x-mine' } }, '');
    await expect.poll(() => verdict(2)).toBe('verified');
    expect(await verdict(1)).toBe('missing');
  });

  it('fails with another secret, and says nothing of either', async () => {
    await setSecret(SECRET);
    await send(running.url, signed(meetinglawyers, 'another one of theirs', { body: lawyers }));
    const { signature } = await event(1);
    expect(signature).toMatchObject({ verdict: 'failed', diagnoses: [{ code: 'secret-unknown' }] });
    expect(JSON.stringify(signature)).not.toContain(SECRET);
  });

  it('stores no digest of its own where one fails: it would be as good as a signature', async () => {
    await setSecret(SECRET);
    const [right] = (signed(meetinglawyers, SECRET, { body: lawyers }).headers ?? []).slice(-1);
    await send(running.url, signed(meetinglawyers, 'another one of theirs', { body: lawyers }));
    expect(right).toMatch(/^sha256=/);
    expect(JSON.stringify(await event(1))).not.toContain(right?.slice('sha256='.length));
  });

  it('is missing only where a secret is set', async () => {
    await send(running.url, { body: lawyers });
    await setSecret(SECRET);
    await send(running.url, { body: lawyers });
    expect(await verdict(2)).toBe('missing');
  });

  it('verifies with the previous secret, and says that it did', async () => {
    await setSecret(SECRET);
    await running.call('endpoints.rotate', { slug: '', secret: 'the new one that nobody has' });
    await send(running.url, signed(meetinglawyers, SECRET, { body: lawyers }));
    expect((await event(1)).signature).toMatchObject({
      verdict: 'verified-previous',
      diagnoses: [{ code: 'secret-previous' }],
    });
  });

  it('is not checked without a secret, or where nobody is known to have sent it', async () => {
    await send(running.url, signed(meetinglawyers, SECRET, { body: lawyers }));
    await setSecret(SECRET);
    await send(running.url, { body: '{"who":"knows"}' });
    expect(await verdict(2)).toBe('not-checked');
  });

  it('is not guessed where no document describes it, and checked where the user says how', async () => {
    await setSecret(SECRET);
    await send(running.url, { body: okaya });
    await send(running.url, { body: okhiV3 });
    expect(await verdict(1)).toBe('not-documented');
    expect(await verdict(2)).toBe('not-documented');
    await save({ slug: 'okaya', provider: 'okaya', scheme: 'meetinglawyers' });
    await setSecret(SECRET, 'okaya');
    await send(running.url, signed(meetinglawyers, SECRET, { path: '/okaya', body: okaya }));
    expect(await event(3)).toMatchObject({ provider: 'okaya', signature: { verdict: 'verified' } });
  });

  it('is checked by a chosen scheme whoever the request is from', async () => {
    await save({ slug: 'mine', scheme: 'standard-webhooks' });
    await setSecret(SVIX_SECRET, 'mine');
    await send(running.url, signed(standardWebhooks, SVIX_SECRET, { path: '/mine', body: 'no json' }));
    expect(await event(1)).toMatchObject({ provider: null, signature: { verdict: 'verified' } });
  });

  it('is checked by a recipe', async () => {
    const recipe = 'header=X-Mine;prefix=v=;algorithm=sha512;encoding=base64url;content=!{body}!';
    await save({ slug: 'mine', scheme: 'hmac', options: { ...noOptions, recipe } });
    await setSecret(SECRET, 'mine');
    const { createHmac } = await import('node:crypto');
    const digest = createHmac('sha512', SECRET).update('!{}!').digest('base64url');
    const headers = ['host', 'x', 'content-length', '2', 'x-mine', `v=${digest}`];
    await send(running.url, { path: '/mine', body: '{}', headers });
    await send(running.url, { path: '/mine', body: '[]', headers });
    expect(await verdict(1)).toBe('verified');
    expect(await verdict(2)).toBe('failed');
  });

  it('is checked on the public URL, with what the request has below it', async () => {
    const publicUrl = 'https://hooks.example/in';
    await save({ slug: 'sq', scheme: 'square', options: { ...noOptions, publicUrl } });
    await setSecret(SECRET, 'sq');
    const url = `${publicUrl}/deep?a=1`;
    await send(running.url, signed(square, SECRET, { path: '/sq/deep?a=1', body: '{}', url }));
    expect(await verdict(1)).toBe('verified');
  });

  it('is not checked on a body that was not captured whole', async () => {
    await running.close();
    running = await startEngine({
      limits: {
        bodyBytes: 10,
        headerBytes: 8192,
        headTimeoutMs: 5000,
        requestTimeoutMs: 5000,
        keepAliveTimeoutMs: 5000,
        connections: 10,
      },
    });
    await save({ scheme: 'meetinglawyers' }, '');
    await setSecret(SECRET);
    await send(running.url, signed(meetinglawyers, SECRET, { body: lawyers })).catch(() => undefined);
    await running.arrived(1);
    expect(await event(1)).toMatchObject({ capture: 'cut', signature: { verdict: 'not-checked' } });
  });
});

describe('an endpoint that refuses bad signatures', () => {
  beforeEach(async () => {
    await save({ slug: 'strict', provider: 'meetinglawyers', rejectBadSignature: true });
    await setSecret(SECRET, 'strict');
  });

  it.each([
    ['failed', signed(meetinglawyers, 'another one of theirs', { path: '/strict', body: lawyers })],
    ['missing', { path: '/strict', body: lawyers }],
  ])('answers 401 to one that is %s without saying why, and keeps the request', async (bad, message) => {
    expect(await send(running.url, message)).toEqual({
      status: 401,
      body: '{"ok":false,"error":"the signature was not accepted"}',
    });
    expect(await event(1)).toMatchObject({ signature: { verdict: bad }, reply: { status: 401 } });
    const full = await running.call('events.full', { id: '1' });
    expect(Buffer.from(full.bodyBase64, 'base64').equals(lawyers)).toBe(true);
  });

  it('answers 200 to a right one, to the previous secret, and to all where none is set', async () => {
    await send(running.url, signed(meetinglawyers, SECRET, { path: '/strict', body: lawyers }));
    await running.call('endpoints.rotate', { slug: 'strict', secret: 'the new one that nobody has' });
    await send(running.url, signed(meetinglawyers, SECRET, { path: '/strict', body: lawyers }));
    await running.call('endpoints.clearSecret', { slug: 'strict', which: 'current' });
    await send(running.url, { path: '/strict', body: lawyers });
    for (const seq of [1, 2, 3]) expect((await event(seq)).reply?.status).toBe(200);
  });

  it('leaves other endpoints as they are', async () => {
    await setSecret(SECRET);
    expect((await send(running.url, { body: lawyers })).status).toBe(200);
  });
});

describe('events of an endpoint are judged anew', () => {
  const reinspected = (): number =>
    running.pushes.reduce((sum, push) => sum + (push.name === 'events.reinspected' ? push.data.count : 0), 0);

  it('when its secret changes, without a new request and without those of others', async () => {
    await save({ slug: 'a' });
    await setSecret('wrong secret', 'a');
    for (let n = 0; n < 120; n++)
      await send(running.url, signed(meetinglawyers, SECRET, { path: '/a', body: lawyers }));
    await send(running.url, signed(meetinglawyers, SECRET, { path: '/b', body: lawyers }));
    expect(await verdict(1)).toBe('failed');
    await setSecret(SECRET, 'a');
    await expect.poll(reinspected).toBe(120);
    expect(await verdict(1)).toBe('verified');
    expect(await verdict(120)).toBe('verified');
    expect(await verdict(121)).toBe('not-checked');
    expect((await running.call('engine.state', {})).totalEvents).toBe(121);
  });

  it('when it is rotated, cleared, and when its provider or scheme changes', async () => {
    await setSecret(SECRET);
    await send(running.url, signed(meetinglawyers, SECRET, { body: lawyers }));
    await running.call('endpoints.rotate', { slug: '', secret: 'the new one that nobody has' });
    await expect.poll(() => verdict(1)).toBe('verified-previous');
    await save({ provider: 'okaya' }, '');
    await expect.poll(async () => (await event(1)).provider).toBe('okaya');
    expect(await verdict(1)).toBe('not-documented');
    await save({ scheme: 'svix' }, '');
    await expect.poll(() => verdict(1)).toBe('missing');
    await running.call('endpoints.clearSecret', { slug: '', which: 'current' });
    await expect.poll(() => verdict(1)).toBe('not-checked');
  });

  it('against the time of their arrival, however late that is', async () => {
    const yesterday = Date.now() - 24 * 60 * 60 * 1000;
    await running.close();
    running = await startEngine({ clock: { ...systemClock, now: () => yesterday } });
    await send(running.url, signed(svix, SVIX_SECRET, { body: klustr, at: yesterday }));
    await setSecret(SVIX_SECRET);
    await expect.poll(() => verdict(1)).toBe('verified');
    await send(running.url, signed(svix, SVIX_SECRET, { body: klustr }));
    expect((await event(2)).signature).toMatchObject({
      verdict: 'failed',
      diagnoses: [{ code: 'timestamp-future' }],
    });
  });

  it('by the next engine where one died before it was done', async () => {
    const folder = temporaryFolder();
    const first = await startEngine({ dataDir: folder.path, vault: memoryVault('first') });
    for (let n = 0; n < 300; n++) await send(first.url, signed(meetinglawyers, SECRET, { body: lawyers }));
    await first.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    // Before a batch of it was done.
    await first.close();
    const vault = memoryVault('second', { 'endpoint//current': SECRET });
    const second = await startEngine({ dataDir: folder.path, vault });
    const verdictThen = async (): Promise<string | undefined> =>
      (await second.call('events.get', { id: '1' })).signature?.verdict;
    await expect.poll(verdictThen).toBe('verified');
    await second.close();
    folder.remove();
  });

  it('keep their verdict where the rules change and the secret is not at hand', async () => {
    const folder = temporaryFolder();
    const vault = memoryVault('first', { 'endpoint//current': SECRET });
    const first = await startEngine({ dataDir: folder.path, vault });
    await send(first.url, signed(meetinglawyers, SECRET, { body: lawyers }));
    await first.close();
    const { openDatabase } = await import('../../core/store/sqlite.ts');
    const database = openDatabase(`${folder.path}/history.db`);
    database.exec("UPDATE history SET value = '1' WHERE name = 'rules-version'");
    database.exec("UPDATE inspections SET status = 'unrecognised'");
    database.close();
    const second = await startEngine({ dataDir: folder.path });
    const detail = () => second.call('events.get', { id: '1' });
    await expect.poll(async () => (await detail()).validation?.status).toBe('valid');
    expect((await detail()).signature).toMatchObject({ verdict: 'verified', scheme: 'meetinglawyers' });
    await second.close();
    folder.remove();
  });
});
