import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inMemory } from '../../core/contract/state.ts';
import { hostedVault } from '../../core/vault/hosted.ts';
import { answerVault, type VaultKeeper } from '../../core/vault/keeper.ts';
import { vaultReply, vaultRequest } from '../../core/vault/messages.ts';
import { createPlacedKeeper } from '../../core/vault/placed-keeper.ts';
import { memoryStore, openSealedStore } from '../../core/vault/stores.ts';
import { memoryVault, type Vault } from '../../core/vault/vault.ts';
import { engineOptions, type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';

const SECRET = 'whsec_bm9ib2R5IGV2ZXIgc2VlcyB0aGlz';
let folder: ReturnType<typeof temporaryFolder>;
let vault: Vault;
let running: RunningEngine;

beforeEach(async () => {
  folder = temporaryFolder();
  vault = memoryVault('a test');
  running = await startEngine({ dataDir: folder.path, vault });
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

const list = async () => (await running.call('secrets.list', {})).secrets;
const named = async (name: string) => (await list()).find((one) => one.name === name);
const draft = {
  ...{
    template: null,
    provider: null,
    eventType: null,
    method: 'POST',
    url: 'http://127.0.0.1:1/',
    headers: [],
  },
  body: { kind: 'text', text: '{}' },
  ...{ scheme: 'github', schemeOptions: { headerName: null, recipe: null, url: null }, fault: null },
} as const;

describe('the secrets of the vault', () => {
  it('are all listed with whose they are and who uses them, and never told', async () => {
    await running.call('secrets.add', { name: 'stripe-test', secret: SECRET });
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: `${SECRET}-endpoint` });
    await running.call('tunnel.setToken', { token: `${SECRET}-token` });
    const { id } = await running.call('okaya.saveAccount', {
      ...{ id: null, name: 'Staging', baseUrl: 'https://api.example.com', groups: [] },
      apiKey: `${SECRET}-key`,
    });
    await running.call('drafts.save', {
      ...{ id: null, name: 'A user', folder: '' },
      draft: { ...draft, secretRef: 'named/stripe-test' },
    });
    expect(await list()).toMatchObject([
      { kind: 'named', name: 'stripe-test', usedBy: [{ what: 'draft', name: 'A user' }] },
      { kind: 'endpoint', name: '', which: 'current', usedBy: [{ what: 'endpoint', name: '' }] },
      { kind: 'tunnel', usedBy: [{ what: 'tunnel', name: '' }] },
      { kind: 'okaya', name: 'Staging', ref: `okaya/${id}/api-key`, usedBy: [{ what: 'account' }] },
    ]);
    expect(JSON.stringify([running.pushes, await list()])).not.toContain(SECRET);
  });

  it('know when they were set and used, over a restart', async () => {
    await running.call('secrets.add', { name: 'one', secret: SECRET });
    expect(await named('one')).toMatchObject({ setAt: expect.stringContaining('T'), usedAt: null });
    await running.call('simulator.compose', {
      ...{ draft: { ...draft, secretRef: null }, environment: null, event: null },
      secret: { kind: 'vault', name: 'one' },
    });
    const used = await named('one');
    expect(used?.usedAt).not.toBeNull();
    await running.close();
    running = await startEngine({ dataDir: folder.path, vault });
    expect(await named('one')).toEqual(used);
  });

  it('sign what names them, and say at the field when they are gone', async () => {
    await running.call('secrets.add', { name: 'one', secret: SECRET });
    const compose = () =>
      running.call('simulator.compose', {
        ...{ draft: { ...draft, secretRef: null }, environment: null, event: null },
        secret: { kind: 'vault', name: 'one' },
      });
    expect((await compose()).head).toContain('X-Hub-Signature-256: sha256=');
    await running.call('secrets.remove', { ref: 'named/one' });
    await expect(compose()).rejects.toMatchObject({ details: { field: 'secret' } });
    await expect(compose()).rejects.toThrow('is gone from the vault');
  });

  it('can be rotated, and an endpoint’s old one still verifies', async () => {
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: 'old' });
    await running.call('secrets.rotate', { ref: 'endpoint//current', secret: 'new' });
    expect(vault.look('endpoint//current')).toBe('new');
    expect(vault.look('endpoint//previous')).toBe('old');
    const { endpoints } = await running.call('endpoints.list', {});
    expect(endpoints[0]?.secrets).toEqual({ current: 'set', previous: 'set' });
  });

  it('are held to what their owner asks', async () => {
    await running.call('tunnel.setToken', { token: 'a-token' });
    const rotated = running.call('secrets.rotate', { ref: 'tunnel/ngrok/token', secret: 'two words' });
    await expect(rotated).rejects.toMatchObject({ code: 'bad-argument' });
    expect(vault.look('tunnel/ngrok/token')).toBe('a-token');
    await expect(running.call('secrets.rotate', { ref: 'named/none', secret: 'x' })).rejects.toMatchObject({
      code: 'secret-not-found',
    });
  });

  it.each(['', 'a/b', '-x', 'a b', 'x'.repeat(65)])('cannot have the name "%s"', async (name) => {
    const added = running.call('secrets.add', { name, secret: SECRET });
    await expect(added).rejects.toMatchObject({ code: 'bad-argument', details: { field: 'name' } });
  });

  it('can have another name, and drafts follow', async () => {
    await running.call('secrets.add', { name: 'one', secret: SECRET });
    await running.call('secrets.add', { name: 'two', secret: 'other' });
    await running.call('drafts.save', {
      ...{ id: null, name: 'A user', folder: 'x' },
      draft: { ...draft, secretRef: 'named/one' },
    });
    const taken = running.call('secrets.rename', { ref: 'named/one', name: 'two' });
    await expect(taken).rejects.toMatchObject({ details: { field: 'name' } });
    await running.call('secrets.rename', { ref: 'named/one', name: 'three' });
    expect(vault.look('named/three')).toBe(SECRET);
    const { drafts } = await running.call('drafts.list', {});
    expect(drafts).toMatchObject([{ name: 'A user', folder: 'x', draft: { secretRef: 'named/three' } }]);
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    const owned = running.call('secrets.rename', { ref: 'endpoint//current', name: 'mine' });
    await expect(owned).rejects.toMatchObject({ code: 'bad-argument' });
  });

  it('come back after they were removed, until the next removal or the end', async () => {
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    const gone = await running.call('secrets.remove', { ref: 'endpoint//current' });
    expect(gone).toMatchObject({ secrets: [], removed: 'endpoint//current' });
    expect((await running.call('endpoints.list', {})).endpoints[0]?.secrets.current).toBe('not-set');
    expect(await running.call('secrets.restore', { ref: 'endpoint//current' })).toMatchObject({
      removed: null,
    });
    expect((await running.call('endpoints.list', {})).endpoints[0]?.secrets.current).toBe('set');
    await running.call('secrets.add', { name: 'one', secret: 'x' });
    await running.call('secrets.remove', { ref: 'endpoint//current' });
    await running.call('secrets.remove', { ref: 'named/one' });
    const late = running.call('secrets.restore', { ref: 'endpoint//current' });
    await expect(late).rejects.toMatchObject({ code: 'secret-not-found' });
    await running.close();
    expect(vault.refs()).toEqual([]);
    running = await startEngine({ dataDir: folder.path, vault });
  });

  it('do not come back over one that was set in their place', async () => {
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: 'old' });
    await running.call('secrets.remove', { ref: 'endpoint//current' });
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: 'new' });
    const late = running.call('secrets.restore', { ref: 'endpoint//current' });
    await expect(late).rejects.toThrow('Another one was set');
    expect(vault.look('endpoint//current')).toBe('new');
  });

  it('are told of whichever feature changes them', async () => {
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    const told = running.pushes.filter(({ name }) => name === 'secrets.changed').at(-1);
    expect(told?.data).toMatchObject({ secrets: [{ ref: 'endpoint//current', status: 'set' }] });
  });

  it('cannot be moved where there is one place', async () => {
    const moved = running.call('secrets.place', { place: 'sealed', passphrase: 'x' });
    await expect(moved).rejects.toMatchObject({ code: 'bad-argument' });
  });
});

/** An engine's vault before a keeper, with messages as they cross: copied, and parsed at each end. */
function linked(keeper: VaultKeeper): Vault {
  const hosted = hostedVault(keeper.snapshot(), (request) => {
    void answerVault(keeper, vaultRequest.parse(structuredClone(request))).then((reply) =>
      hosted.hear(vaultReply.parse(structuredClone(reply))),
    );
  });
  return hosted.vault;
}

describe('a vault of a host with places', () => {
  const cheap = { logN: 1, r: 1, p: 1 };
  const keeperOf = (first: 'locked' | 'memory'): VaultKeeper =>
    createPlacedKeeper({
      first: first === 'locked' ? first : memoryStore('in memory'),
      places: ['memory', 'sealed'],
      open: ({ place, passphrase }) =>
        place === 'sealed'
          ? openSealedStore(join(folder.path, 'secrets.vault'), passphrase ?? '', cheap)
          : Promise.resolve(memoryStore('in memory')),
      onPlaced: () => {},
      undecided: { onTold: () => {} },
    });
  const restart = async (first: 'locked' | 'memory'): Promise<void> => {
    await running.close();
    running = await startEngine({ ...engineOptions(), dataDir: folder.path, vault: linked(keeperOf(first)) });
  };
  const notices = async () => (await running.call('engine.state', {})).notices.map(({ id }) => id);

  it('tells once that memory forgets, and no more once there is a place', async () => {
    await restart('memory');
    expect(await notices()).toEqual([]);
    await running.call('secrets.add', { name: 'one', secret: SECRET });
    expect(await notices()).toEqual(['vault-in-memory']);
    const { vault: now } = await running.call('secrets.place', { place: 'sealed', passphrase: 'pass' });
    expect(now).toMatchObject({ kind: 'sealed', locked: false, undecided: false });
    expect(await notices()).toEqual([]);
    await running.call('secrets.add', { name: 'two', secret: SECRET });
    expect(await notices()).toEqual([]);
  });

  it('judges what came in while it was locked, once it is open', async () => {
    await restart('memory');
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: SECRET });
    await running.call('endpoints.save', {
      was: '',
      endpoint: {
        ...{ slug: '', provider: null, scheme: 'github', rejectBadSignature: false },
        options: { headerName: null, recipe: null, publicUrl: null },
      },
    });
    await running.call('secrets.place', { place: 'sealed', passphrase: 'pass' });
    await restart('locked');
    const set = running.call('secrets.add', { name: 'one', secret: SECRET });
    await expect(set).rejects.toMatchObject({ code: 'vault-locked' });
    await fetch(running.url, { method: 'POST', body: '{}', headers: { 'x-hub-signature-256': 'sha256=00' } });
    await running.arrived(1);
    const verdict = async () =>
      (await running.call('events.page', { offset: 0, limit: 1 })).events[0]?.signature?.verdict;
    expect(await verdict()).toBe('not-checked');
    const judged = new Promise<void>((done) => {
      running.engine.onPush(({ name }) => name === 'events.reinspected' && done());
    });
    await running.call('secrets.place', { place: 'sealed', passphrase: 'pass' });
    await judged;
    expect(await verdict()).toBe('failed');
    expect((await running.call('endpoints.list', {})).endpoints[0]?.secrets.current).toBe('set');
  });
});

it('says nothing of places where the vault is in memory', () => {
  expect(inMemory('x')).toMatchObject({ places: [], locked: false });
});
