import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_ACCOUNT } from '../../core/contract/okaya.ts';
import { memoryVault, type Vault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { filesIn } from '../support/files.ts';
import { refusalOf } from '../support/okaya.ts';
import { type DocumentedApi, documentedApi } from '../support/okaya-api.ts';

let api: DocumentedApi;
let folder: ReturnType<typeof temporaryFolder>;
let vault: Vault;
let engine: RunningEngine;
let jobs = 0;

const start = async (): Promise<void> => {
  engine = await startEngine({ dataDir: folder.path, vault });
};
const restart = async (): Promise<void> => {
  await engine.close();
  await start();
};
beforeEach(async () => {
  api = await documentedApi();
  folder = temporaryFolder();
  vault = memoryVault('a test');
  await start();
});
afterEach(async () => {
  await engine.close();
  await api.close();
  folder.remove();
});

const given = (changes: object = {}) => ({
  ...{ id: null, name: 'Clinic', baseUrl: api.url, groups: [api.groupID], apiKey: api.apiKey },
  ...changes,
});
const account = async (): Promise<number> => (await engine.call('okaya.saveAccount', given())).id;
const state = () => engine.call('okaya.state', {});
const of = (id: number, group = api.groupID) => ({ job: `job ${++jobs}`, account: id, group });
const create = async (id: number, url = 'https://integration.example/webhook') =>
  (await engine.call('okaya.create', { ...of(id), url, description: 'Webhook Description' })).webhook;
const urls = async (id: number) => (await engine.call('okaya.list', of(id))).webhooks.map(({ url }) => url);

describe('accounts', () => {
  it('are kept over a restart, and the key is in no answer, push or file', async () => {
    const id = await account();
    await restart();
    const { accounts } = await state();
    expect(accounts[1]).toEqual({
      ...{ id, name: 'Clinic', baseUrl: api.url, groups: [api.groupID], apiKey: 'set' },
    });
    await create(id);
    expect(api.asked.at(-1)?.apiKey).toBe(api.apiKey);
    const told = JSON.stringify([await state(), engine.pushes]);
    expect(told).toContain('Clinic');
    expect(told).not.toContain(api.apiKey);
    for (const path of filesIn(folder.path))
      expect(readFileSync(path).includes(api.apiKey), path).toBe(false);
  });

  it.each<[string, object, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no URL', { baseUrl: 'api.okaya.me' }, 'baseUrl'],
    ['another protocol', { baseUrl: 'ftp://api.okaya.me' }, 'baseUrl'],
    ['no TLS', { baseUrl: 'http://api.okaya.me' }, 'baseUrl'],
    ['a name and password', { baseUrl: 'https://me:secret@api.okaya.me' }, 'baseUrl'],
    ['a query', { baseUrl: 'https://api.okaya.me/?a=b' }, 'baseUrl'],
    ['a group that is no number', { groups: ['38000', 'my group'] }, 'groups'],
    ['no key', { apiKey: ' ' }, 'apiKey'],
    ['a key of two lines', { apiKey: 'a\nb' }, 'apiKey'],
    ['a file for a key', { apiKey: 'a'.repeat(5_000) }, 'apiKey'],
  ])('with %s are refused at the field, and nothing is kept', async (_what, changes, field) => {
    const { code, details } = await refusalOf(engine.call('okaya.saveAccount', given(changes)));
    expect({ code, details }).toEqual({ code: 'bad-argument', details: { field } });
    expect((await state()).accounts).toHaveLength(1);
  });

  it('are changed without the key, and the key goes to no other host', async () => {
    const id = await account();
    const changed = { id, apiKey: null, name: 'Hospital', baseUrl: `${api.url}/v1/` };
    const { state: after } = await engine.call('okaya.saveAccount', given(changed));
    expect(after.accounts[1]).toMatchObject({ name: 'Hospital', baseUrl: `${api.url}/v1`, apiKey: 'set' });
    const elsewhere = given({ id, apiKey: null, baseUrl: 'https://elsewhere.example' });
    expect((await refusalOf(engine.call('okaya.saveAccount', elsewhere))).details.field).toBe('apiKey');
    const twin = given({ name: 'Hospital' });
    expect((await refusalOf(engine.call('okaya.saveAccount', twin))).details.field).toBe('name');
  });

  it('that were removed come back with their key, until the end', async () => {
    const id = await account();
    await engine.call('okaya.removeAccount', { id });
    expect((await refusalOf(engine.call('okaya.list', of(id)))).code).toBe('account-not-found');
    await engine.call('okaya.restoreAccount', { id });
    expect(await urls(id)).toEqual([]);
    await engine.call('okaya.removeAccount', { id });
    await restart();
    expect((await refusalOf(engine.call('okaya.restoreAccount', { id }))).code).toBe('account-not-found');
    expect(vault.status(`okaya/${id}/api-key`)).toBe('not-set');
    // The next one is another one.
    expect(await account()).not.toBe(id);
  });
});

describe('pointing', () => {
  const here = 'https://first.example/okaya';
  const there = 'https://second.example/okaya';
  const before = 'https://integration.example/webhook';
  const point = (id: number, webhook: string | null, url: string) =>
    engine.call('okaya.point', { ...of(id), webhook, url });

  it('remembers what a webhook was, over a new address, and puts it back', async () => {
    const id = await account();
    const { id: webhook, description } = await create(id);
    await point(id, webhook, here);
    await point(id, webhook, there);
    expect(await urls(id)).toEqual([there]);
    expect((await state()).pointed).toEqual([
      { account: id, group: api.groupID, webhook, description, url: there, previousUrl: before },
    ]);
    expect(await engine.call('okaya.putBack', { ...of(id), webhook })).toMatchObject({ pointed: [] });
    expect(await urls(id)).toEqual([before]);
  });

  it('creates one where there is none, which stays', async () => {
    const id = await account();
    const { webhook } = await point(id, null, here);
    expect((await state()).pointed).toMatchObject([{ webhook: webhook.id, previousUrl: null }]);
    await engine.call('okaya.putBack', { ...of(id), webhook: webhook.id });
    expect(await urls(id)).toEqual([here]);
  });

  it('is put back at the end where that is wanted, and not else', async () => {
    const id = await account();
    const { id: webhook } = await create(id);
    await point(id, webhook, here);
    await restart();
    expect(await urls(id)).toEqual([here]);
    await engine.call('okaya.setPutBack', { on: true });
    await restart();
    expect(await urls(id)).toEqual([before]);
    expect(await state()).toMatchObject({ pointed: [], putBack: true });
  });

  it('leaves what somebody has changed since, and forgets what is gone', async () => {
    const id = await account();
    const [changed, gone] = [await create(id), await create(id)];
    await point(id, changed.id, here);
    await point(id, gone.id, here);
    const call = (method: string, path: string, body: object | null) =>
      fetch(`${api.url}/webhooks/${api.groupID}/${path}`, {
        method,
        headers: { 'x-api-key': api.apiKey },
        body: body && JSON.stringify(body),
      });
    await call('PUT', changed.id, { url: 'https://by.hand.example', description: 'By hand' });
    await call('DELETE', gone.id, null);
    await engine.call('okaya.setPutBack', { on: true });
    await restart();
    expect(await urls(id)).toEqual(['https://by.hand.example']);
    expect((await state()).pointed).toEqual([]);
  });

  it('is remembered where the API cannot be had at the end', async () => {
    const id = await account();
    const { id: webhook } = await create(id);
    await point(id, webhook, here);
    await engine.call('okaya.setPutBack', { on: true });
    api.answerWith({ status: 401 });
    await restart();
    expect((await state()).pointed).toMatchObject([{ webhook, previousUrl: before }]);
  });

  it('is forgotten with the webhook, and with another URL', async () => {
    const id = await account();
    const [one, other] = [await create(id), await create(id)];
    await point(id, one.id, here);
    await point(id, other.id, here);
    await engine.call('okaya.update', { ...of(id), webhook: one.id, url: there, description: 'By hand' });
    await engine.call('okaya.delete', { ...of(id), webhook: other.id });
    expect((await state()).pointed).toEqual([]);
  });
});

describe('the sandbox', () => {
  const sandbox = async () => {
    const { sandbox: now } = await engine.call('okaya.startSandbox', { port: 0 });
    if (now.status !== 'running') throw new Error('It is not running.');
    return now;
  };
  const inSandbox = (group = '38000') => of(SANDBOX_ACCOUNT, group);

  it('has the address here also where a command gave endpoints', async () => {
    const other = await startEngine({ endpoints: [{ slug: 'clinic', provider: 'okaya' }] });
    const { targets } = await other.call('okaya.state', {});
    expect(targets).toEqual([{ url: `${other.url}/clinic`, kind: 'local' }]);
    await other.close();
  });

  it('is off until it is started, and has no account to call then', async () => {
    expect((await state()).sandbox).toEqual({ status: 'stopped' });
    expect((await refusalOf(engine.call('okaya.list', inSandbox()))).code).toBe('sandbox-stopped');
    const { url } = await sandbox();
    expect(await engine.call('okaya.list', inSandbox())).toEqual({ webhooks: [] });
    const refusal = await refusalOf(engine.call('okaya.fire', { event: 'user.created', webhook: null }));
    expect(refusal.message).toContain('Create a subscription first.');
    await engine.call('okaya.stopSandbox', {});
    await expect(fetch(url)).rejects.toThrow();
  });

  it.each(['user.created', 'user.session.result'] as const)(
    'sends %s here, valid, and marked',
    async (event) => {
      await sandbox();
      const [target] = (await state()).targets;
      expect(target).toEqual({ url: `${engine.url}/okaya`, kind: 'local' });
      const webhook = { ...inSandbox(), url: target?.url ?? '', description: 'Here' };
      const made = (await engine.call('okaya.create', webhook)).webhook;
      const { deliveries } = await engine.call('okaya.fire', { event, webhook: made.id });
      expect(deliveries).toMatchObject([{ event, webhook: made.id, status: 200, ok: true, error: null }]);
      await engine.arrived(1);
      const arrived = await engine.call('events.full', { id: '1' });
      expect(arrived).toMatchObject({
        ...{ provider: 'okaya', eventType: event, path: '/okaya' },
        validation: { status: 'valid', issues: [] },
      });
      expect(arrived.headers).toContainEqual(['X-Hookglass-Sandbox', '1']);
      if (event === 'user.created') expect(JSON.parse(arrived.text ?? '').data.object.groupID).toBe(38000);
      expect((await state()).sandbox).toMatchObject({ deliveries: [{ n: 1, url: made.url }] });
    },
  );

  it('says why a delivery got no answer', async () => {
    await sandbox();
    await engine.call('okaya.create', { ...inSandbox(), url: 'http://127.0.0.1:9/', description: 'Nobody' });
    const { deliveries } = await engine.call('okaya.fire', { event: 'user.created', webhook: null });
    expect(deliveries).toMatchObject([
      { status: null, ok: false, error: expect.stringContaining('Nothing accepts connections') },
    ]);
  });

  it('keeps what is registered over a restart, and is off again then', async () => {
    await sandbox();
    await engine.call('okaya.create', { ...inSandbox(), url: 'https://a.example/', description: 'Kept' });
    await restart();
    expect((await state()).sandbox).toEqual({ status: 'stopped' });
    await sandbox();
    expect((await engine.call('okaya.list', inSandbox())).webhooks).toMatchObject([{ description: 'Kept' }]);
  });
});
