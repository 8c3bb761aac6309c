import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EndpointInfo, type EndpointSettings, noOptions } from '../../core/contract/endpoints.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import { noForwarding } from '../../core/contract/forwarding.ts';
import { noAnswering } from '../../core/contract/replies.ts';
import { inMemory } from '../../core/contract/state.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { applyChanges } from '../../core/vault/changes.ts';
import { createVault, memoryVault, type Vault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { filesIn } from '../support/files.ts';
import { send } from '../support/http.ts';

const SECRET = 'kept-where-nobody-looks-1234';

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

const settings = (endpoint: Partial<EndpointSettings>): EndpointSettings => ({
  slug: '',
  provider: null,
  scheme: null,
  options: noOptions,
  rejectBadSignature: false,
  ...endpoint,
});
const save = (endpoint: Partial<EndpointSettings>, was: string | null = null) =>
  running.call('endpoints.save', { was, endpoint: settings(endpoint) });
const setSecret = (slug: string, secret = SECRET) =>
  running.call('endpoints.setSecret', { slug, which: 'current', secret });
const list = async (): Promise<EndpointInfo[]> => (await running.call('endpoints.list', {})).endpoints;
const slugs = async (): Promise<string[]> => (await list()).map(({ slug }) => slug);
const restart = async (): Promise<void> => {
  await running.close();
  running = await startEngine({ dataDir: folder.path, vault });
};

describe('endpoints', () => {
  it('begin with the catch-all, which nobody can rename or take away', async () => {
    expect(await list()).toEqual([
      {
        ...settings({}),
        answering: noAnswering,
        forwarding: noForwarding,
        given: false,
        secrets: { current: 'not-set', previous: 'not-set' },
      },
    ]);
    await expect(running.call('endpoints.remove', { slug: '' })).rejects.toMatchObject({
      code: 'bad-argument',
    });
    await expect(save({ slug: 'other' }, '')).rejects.toMatchObject({ details: { field: 'slug' } });
  });

  it('take their path and all below it, at once and after a restart', async () => {
    await save({ slug: 'hooks', provider: 'okaya', rejectBadSignature: true });
    await restart();
    await send(running.url, { path: '/hooks/below?a=1' });
    await send(running.url, { path: '/hooksome' });
    const { events } = await running.call('events.page', { offset: 0, limit: 2 });
    expect(events).toMatchObject([
      { endpoint: 'hooks', provider: 'okaya' },
      { endpoint: null, provider: null },
    ]);
    expect((await list())[1]).toMatchObject({ slug: 'hooks', rejectBadSignature: true });
  });

  it('are told to every page with each change, never with a secret', async () => {
    await save({ slug: 'hooks' });
    await setSecret('hooks');
    const told = running.pushes.filter(({ name }) => name === 'endpoints.changed');
    expect(told).toHaveLength(2);
    expect(told[1]?.data).toEqual({ endpoints: await list() });
    expect((await list())[1]?.secrets).toEqual({ current: 'set', previous: 'not-set' });
    expect(JSON.stringify(running.pushes)).not.toContain(SECRET);
  });

  it.each<[string, Partial<EndpointSettings>]>([
    ['slug', { slug: 'a b' }],
    ['slug', { slug: '' }],
    ['slug', { slug: 'taken' }],
    ['provider', { slug: 'x', provider: 'nobody' }],
    ['scheme', { slug: 'x', scheme: 'none' }],
    ['recipe', { slug: 'x', scheme: 'hmac', options: { ...noOptions, recipe: 'algorithm=md5' } }],
    ['headerName', { slug: 'x', scheme: 'header-token', options: { ...noOptions, headerName: 'a b' } }],
    ['publicUrl', { slug: 'x', scheme: 'twilio', options: { ...noOptions, publicUrl: 'hooks' } }],
    ['publicUrl', { slug: 'x', scheme: 'twilio', options: { ...noOptions, publicUrl: 'https://a.b/?c' } }],
    ['publicUrl', { slug: 'x', options: { ...noOptions, publicUrl: 'javascript:alert(1)' } }],
  ])('say at the field %s what is wrong: %j', async (field, endpoint) => {
    await save({ slug: 'taken' });
    const error = await save(endpoint).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HookglassError);
    expect(error).toMatchObject({ details: { field } });
    expect(await slugs()).toEqual(['', 'taken']);
  });

  it('keep only what their scheme asks for', async () => {
    const options = { headerName: 'X-Mine', recipe: 'header=X', publicUrl: 'https://a.example' };
    await save({ slug: 'token', scheme: 'header-token', options });
    await save({ slug: 'body', scheme: 'github', options });
    await save({ slug: 'url', scheme: 'twilio', options });
    const kept = Object.fromEntries((await list()).map(({ slug, options }) => [slug, options]));
    expect(kept).toMatchObject({
      token: { ...noOptions, headerName: 'X-Mine' },
      body: noOptions,
      url: { ...noOptions, publicUrl: 'https://a.example' },
    });
  });

  it('take their secrets along when they are renamed; old events keep the old name', async () => {
    await save({ slug: 'old' });
    await setSecret('old');
    await running.call('endpoints.rotate', { slug: 'old', secret: 'the next' });
    await send(running.url, { path: '/old' });
    await save({ slug: 'new', provider: 'klustr' }, 'old');
    expect((await list())[1]).toMatchObject({
      slug: 'new',
      provider: 'klustr',
      secrets: { current: 'set', previous: 'set' },
    });
    expect(vault.get('endpoint/new/current')).toBe('the next');
    expect(vault.get('endpoint/new/previous')).toBe(SECRET);
    expect(vault.status('endpoint/old/current')).toBe('not-set');
    const { events } = await running.call('events.page', { offset: 0, limit: 1 });
    expect(events[0]?.endpoint).toBe('old');
  });

  it('that do not exist are an error', async () => {
    await expect(save({ slug: 'x' }, 'gone')).rejects.toMatchObject({ code: 'endpoint-not-found' });
    await expect(setSecret('gone')).rejects.toMatchObject({ code: 'endpoint-not-found' });
    expect(vault.status('endpoint/gone/current')).toBe('not-set');
  });

  it('whose stored scheme is not known any more do not keep the engine from starting', async () => {
    await save({ slug: 'x', scheme: 'github' });
    await running.close();
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec("UPDATE endpoints SET scheme = 'of-another-version' WHERE slug = 'x'");
    database.close();
    running = await startEngine({ dataDir: folder.path, vault });
    expect((await list())[1]).toMatchObject({ slug: 'x', scheme: 'of-another-version' });
  });
});

describe('a removed endpoint', () => {
  beforeEach(async () => {
    await save({ slug: 'gone', provider: 'okhi' });
    await setSecret('gone');
    await running.call('endpoints.remove', { slug: 'gone' });
  });

  it('takes nothing any more, and comes back with its secret', async () => {
    expect(await slugs()).toEqual(['']);
    await send(running.url, { path: '/gone' });
    await running.call('endpoints.restore', { slug: 'gone' });
    await send(running.url, { path: '/gone' });
    const { events } = await running.call('events.page', { offset: 0, limit: 2 });
    expect(events.map(({ endpoint }) => endpoint)).toEqual([null, 'gone']);
    expect((await list())[1]).toMatchObject({ provider: 'okhi', secrets: { current: 'set' } });
  });

  it('is forgotten with its secret by the next removal', async () => {
    await save({ slug: 'second' });
    await running.call('endpoints.remove', { slug: 'second' });
    expect(vault.status('endpoint/gone/current')).toBe('not-set');
    await expect(running.call('endpoints.restore', { slug: 'gone' })).rejects.toMatchObject({
      code: 'endpoint-not-found',
    });
    await running.call('endpoints.restore', { slug: 'second' });
    expect(await slugs()).toEqual(['', 'second']);
  });

  it('is forgotten with its secret at the end of the app', async () => {
    await restart();
    expect(vault.status('endpoint/gone/current')).toBe('not-set');
    await expect(running.call('endpoints.restore', { slug: 'gone' })).rejects.toMatchObject({
      code: 'endpoint-not-found',
    });
  });

  it('leaves no secret to a new one of its name', async () => {
    await save({ slug: 'gone' });
    expect((await list())[1]).toMatchObject({ provider: null, secrets: { current: 'not-set' } });
  });
});

describe('a secret', () => {
  it.each(['', 'x'.repeat(5000)])('that cannot be one is refused at its field', async (secret) => {
    const error = await setSecret('', secret).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'bad-argument', details: { field: 'secret' } });
  });

  it('is rotated: the current becomes the previous', async () => {
    await setSecret('');
    await running.call('endpoints.rotate', { slug: '', secret: 'the next' });
    expect([vault.get('endpoint//current'), vault.get('endpoint//previous')]).toEqual(['the next', SECRET]);
    await running.call('endpoints.clearSecret', { slug: '', which: 'previous' });
    expect((await list())[0]?.secrets).toEqual({ current: 'set', previous: 'not-set' });
  });

  it('that cannot be stored is told, and the old one still counts', async () => {
    await running.close();
    let entries: ReadonlyMap<string, string> = new Map([['endpoint//current', SECRET]]);
    let full = false;
    const secrets = { ...Object.fromEntries(entries) };
    vault = createVault(
      { state: inMemory('a test'), secrets, unreadable: [] },
      {
        keep(changes) {
          if (full) return Promise.reject(new HookglassError('vault-write-failed', 'The disk is full.'));
          entries = applyChanges(entries, changes);
          return Promise.resolve(null);
        },
        place: () => Promise.reject(new Error('not asked')),
      },
    );
    running = await startEngine({ dataDir: folder.path, vault });
    await save({ slug: 'x' });
    full = true;
    await expect(running.call('endpoints.rotate', { slug: '', secret: 'new' })).rejects.toMatchObject({
      code: 'vault-write-failed',
    });
    await expect(save({ slug: 'y' }, 'x')).rejects.toMatchObject({ code: 'vault-write-failed' });
    expect(vault.get('endpoint//current')).toBe(SECRET);
    expect((await list())[0]?.secrets).toEqual({ current: 'set', previous: 'not-set' });
    expect(await slugs()).toEqual(['', 'x']);
    full = false;
  });

  it('that cannot be read here is said to be so, and can be replaced, moved and cleared', async () => {
    await running.close();
    vault = createVault(
      { state: inMemory('a test'), secrets: {}, unreadable: ['endpoint//current'] },
      { keep: () => Promise.resolve(null), place: () => Promise.reject(new Error('not asked')) },
    );
    running = await startEngine({ dataDir: folder.path, vault });
    expect((await list())[0]?.secrets).toEqual({ current: 'unreadable', previous: 'not-set' });
    await running.call('endpoints.rotate', { slug: '', secret: SECRET });
    expect((await list())[0]?.secrets).toEqual({ current: 'set', previous: 'unreadable' });
    await running.call('endpoints.clearSecret', { slug: '', which: 'previous' });
    expect((await list())[0]?.secrets).toEqual({ current: 'set', previous: 'not-set' });
  });

  it('is in no file of the data folder and in no line of the log', async () => {
    await running.close();
    const lines: unknown[] = [];
    const note = (message: string, fields?: object): void => void lines.push(message, fields);
    running = await startEngine({
      dataDir: folder.path,
      vault,
      log: { info: note, warn: note, error: note },
    });
    await save({ slug: 'x', scheme: 'github' });
    await setSecret('x');
    await running.call('endpoints.rotate', { slug: 'x', secret: `${SECRET}2` });
    await running
      .call('endpoints.setSecret', { slug: 'nobody', which: 'current', secret: `${SECRET}3` })
      .catch((error: unknown) => lines.push(String(error)));
    await send(running.url, { path: '/x', headers: ['host', 'x', 'x-hub-signature-256', 'sha256=00'] });
    await running.call('events.get', { id: '1' });
    const files = filesIn(folder.path).map((path) => readFileSync(path));
    expect(files.length).toBeGreaterThan(1);
    for (const bytes of files) expect(bytes.includes(SECRET)).toBe(false);
    expect(JSON.stringify([lines, running.pushes])).not.toContain(SECRET);
  });
});
