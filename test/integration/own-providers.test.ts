import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOwnProviders } from '../../core/own-providers/own-set.ts';
import { parseRecipe } from '../../core/signatures/recipe/parse.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { asInstall, removeFolder, writeProvider } from '../support/own-folder.ts';
import { acmeFiles, acmeManifest } from '../support/own-provider.ts';
import { signed } from '../support/signed.ts';

let folder: ReturnType<typeof temporaryFolder>;
let own: string;
let running: RunningEngine;
const start = async (): Promise<void> => {
  running = await startEngine({ dataDir: folder.path });
};
beforeEach(() => {
  folder = temporaryFolder();
  own = join(folder.path, 'providers');
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

const order = (changes: object = {}): string =>
  JSON.stringify({ type: 'order.paid', order: { id: 'ord_1', amount: 1, ...changes } });
const list = () => running.call('ownProviders.list', {});
const ids = async () => (await list()).providers.map(({ id }) => id);
const problems = async () =>
  (await list()).problems.map(({ file, pointer, reason }) => `${file} ${pointer}: ${reason}`);
const event = async (seq: number) => {
  const { provider, eventType, validation } = await running.call('events.get', { id: String(seq) });
  return [provider, eventType, validation?.status];
};
const sent = async (body: string): Promise<number> => {
  const before = (await running.call('engine.state', {})).totalEvents;
  await send(running.url, { body });
  await running.arrived(before + 1);
  return before + 1;
};
const pushed = (name: string): number => running.pushes.filter((push) => push.name === name).length;

describe('a provider of the user’s own, by files alone', () => {
  it('has its signatures verified as its file says', async () => {
    const recipe = 'header=X-Acme;prefix=v1=;algorithm=sha512;encoding=hex';
    writeProvider(join(own, 'acme'), acmeFiles({ 'provider.json': acmeManifest({ signature: recipe }) }));
    await start();
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: 'of acme' });
    await send(running.url, signed(parseRecipe(recipe), 'of acme', { body: order() }));
    await send(running.url, signed(parseRecipe(recipe), 'of another', { body: order() }));
    await running.arrived(2);
    const verdict = async (seq: string) => (await running.call('events.get', { id: seq })).signature?.verdict;
    expect([await verdict('1'), await verdict('2')]).toEqual(['verified', 'failed']);
  });

  it('is detected, validated and listed once its folder is dropped in', async () => {
    await start();
    expect(await list()).toEqual({ folder: own, providers: [], problems: [], watching: true });
    const before = await sent(order());
    expect(await event(before)).toEqual([null, null, 'unrecognised']);

    writeProvider(join(own, 'acme'));
    await expect.poll(list).toEqual({
      folder: own,
      providers: [{ id: 'acme', label: 'Acme Pay', types: 2, templates: 1 }],
      problems: [],
      watching: true,
    });
    expect(pushed('providers.changed')).toBeGreaterThan(0);
    expect(await running.call('providers.list', {})).toContainEqual(
      expect.objectContaining({ id: 'acme', label: 'Acme Pay', docs: 'https://acme.example/webhooks' }),
    );
    expect(await running.call('templates.list', {})).toContainEqual({
      id: 'acme/order.paid',
      provider: 'acme',
      eventType: 'order.paid',
      title: 'Order paid',
      documented: true,
    });
    expect(await event(await sent(order()))).toEqual(['acme', 'order.paid', 'valid']);
    const wrong = await sent(order({ amount: '1' }));
    expect((await running.call('events.get', { id: String(wrong) })).validation).toMatchObject({
      status: 'invalid',
      issues: [
        { path: '/order/amount', code: 'wrong-type', source: { url: 'https://acme.example/webhooks' } },
      ],
    });
    // What came before the provider is judged again.
    await expect.poll(() => event(before)).toEqual(['acme', 'order.paid', 'valid']);
    expect(pushed('events.reinspected')).toBeGreaterThan(0);
  });

  it('sends its example byte for byte, as a test event', async () => {
    writeProvider(join(own, 'acme'));
    await start();
    const bytes = acmeFiles().get('events/order.paid.json');
    const template = await running.call('templates.get', { id: 'acme/order.paid' });
    expect(Buffer.from(template.bodyBase64, 'base64')).toEqual(bytes);
    expect(await running.call('test.send', { id: 'acme/order.paid' })).toMatchObject({ status: 200 });
    await running.arrived(1);
    expect(await event(1)).toEqual(['acme', 'order.paid', 'valid']);
  });

  it('whose type stands in a header is sent with that header', async () => {
    const manifest = acmeManifest({ type: { header: 'x-event' }, detect: [{ header: 'x-event' }] });
    writeProvider(join(own, 'acme'), acmeFiles({ 'provider.json': manifest }));
    await start();
    await running.call('test.send', { id: 'acme/order.paid' });
    await running.arrived(1);
    expect(await event(1)).toEqual(['acme', 'order.paid', 'valid']);
  });

  it('can be the provider of an endpoint', async () => {
    writeProvider(join(own, 'acme'));
    running = await startEngine({ dataDir: folder.path, endpoints: [{ slug: 'in', provider: 'acme' }] });
    await send(running.url, { path: '/in', body: '{"type":1}' });
    await running.arrived(1);
    expect(await event(1)).toEqual(['acme', null, 'invalid']);
  });
});

describe('files that are wrong', () => {
  it('are named with place and reason, and take no other provider away', async () => {
    await start();
    writeProvider(join(own, 'acme'));
    writeProvider(join(own, 'bad'), acmeFiles({ 'provider.json': '{\n"id": bad}' }));
    writeProvider(
      join(own, 'half'),
      acmeFiles({
        'provider.json': acmeManifest({ id: 'half' }),
        'schemas/order.paid.json': { type: 'strin' },
      }),
    );
    writeFileSync(join(own, 'provider.json'), '{}');
    await expect.poll(ids).toEqual(['acme', 'half']);
    await expect
      .poll(problems)
      .toEqual([
        expect.stringMatching(/^provider.json : A provider is a folder/),
        expect.stringMatching(/^bad\/provider.json : It is not JSON: it breaks off at line 2, column 7\.$/),
        expect.stringMatching(/^half\/schemas\/order.paid.json \/type: "type" must be "array"/),
        expect.stringMatching(/^half\/provider.json \/types\/0\/schema: There is no usable file/),
      ]);
    expect(await event(await sent(order()))).toEqual(['acme', 'order.paid', 'valid']);

    writeFileSync(join(own, 'bad', 'provider.json'), JSON.stringify(acmeManifest({ id: 'bad' })));
    await expect.poll(ids).toEqual(['acme', 'bad', 'half']);
  });

  it('are told at a reload as well', async () => {
    await start();
    writeProvider(join(own, 'acme'), acmeFiles({ 'events/order.paid.json': '{' }));
    const { providers, problems: told } = await running.call('ownProviders.reload', {});
    expect(providers).toMatchObject([{ id: 'acme', types: 2, templates: 0 }]);
    expect(told).toMatchObject([{ file: 'acme/events/order.paid.json', pointer: '' }]);
  });

  it('are not read where they are too large, lead elsewhere, or are no files', async () => {
    await start();
    writeProvider(join(own, 'acme'), acmeFiles({ 'events/order.paid.json': ' '.repeat(1024 * 1024 + 1) }));
    const secret = join(folder.path, 'secret.json');
    writeFileSync(secret, '{}');
    symlinkSync(secret, join(own, 'acme', 'schemas', 'secret.json'));
    symlinkSync(folder.path, join(own, 'outside'));
    symlinkSync('order.paid.json', join(own, 'acme', 'schemas', 'inside.json'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(own, 'acme', 'schemas', 'pipe.json')]);
    await running.call('ownProviders.reload', {});
    expect(await problems()).toEqual([
      'outside : It is a link that leads out of its folder, and is not followed.',
      'acme/schemas/secret.json : It is a link that leads out of its folder, and is not followed.',
      ...(process.platform === 'win32' ? [] : ['acme/schemas/pipe.json : It is no file.']),
      expect.stringMatching(/^acme\/events\/order.paid.json : It has 1\.?\d* MB, and 1 MB is the most/),
    ]);
    expect(await event(await sent(order()))).toEqual(['acme', 'order.paid', 'valid']);
  });
});

describe('limits', () => {
  const read = async () =>
    (await readOwnProviders(own)).problems.map(({ file, reason }) => `${file}: ${reason}`);
  const many = (count: number, name: (n: number) => string, size = 2): Map<string, Uint8Array> =>
    new Map(Array.from({ length: count }, (_, n) => [name(n), Buffer.from('{}'.padEnd(size))]));
  beforeEach(start);

  it('of files and of bytes are told, and what lies within them is read', async () => {
    writeProvider(join(own, 'acme'));
    writeProvider(
      join(own, 'acme'),
      many(1_000, (n) => `schemas/s${n}.json`),
    );
    expect(await read()).toEqual(['acme: It has 1003 files, and only 1000 are read.']);
    removeFolder(join(own, 'acme'));
    writeProvider(join(own, 'acme'));
    writeProvider(
      join(own, 'acme'),
      many(8, (n) => `schemas/z${n}.json`, 1024 * 1024),
    );
    expect(await read()).toEqual([
      'acme/schemas/z7.json: With it the provider has more than the 8 MB that are read of one.',
    ]);
  });

  it('of providers are told', async () => {
    for (let n = 100; n < 201; n++)
      writeProvider(
        join(own, `p${n}`),
        new Map([
          [
            'provider.json',
            Buffer.from(
              JSON.stringify(
                acmeManifest({ id: `p${n}`, types: [{ id: 'order.x', title: 'x', schema: null }] }),
              ),
            ),
          ],
        ]),
      );
    expect(await read()).toEqual(['p200: Only 100 providers are read, and this is one more.']);
  });
});

describe('the folder', () => {
  it('may go and come back while the engine runs', async () => {
    await start();
    writeProvider(join(own, 'acme'));
    await expect.poll(ids).toEqual(['acme']);
    removeFolder(own);
    await expect.poll(ids).toEqual([]);
    writeProvider(join(own, 'acme'));
    await expect.poll(ids, { timeout: 10_000 }).toEqual(['acme']);
    // And it is watched again, to its files.
    writeFileSync(join(own, 'acme', 'schemas', 'order.paid.json'), '{');
    await expect.poll(async () => (await problems()).length).toBe(2);
  });

  it('may have another one moved in its place', async () => {
    await start();
    writeProvider(join(own, 'acme'));
    await expect.poll(ids).toEqual(['acme']);
    const other = join(folder.path, 'other');
    writeProvider(other, acmeFiles({ 'provider.json': acmeManifest({ label: 'Other' }) }));
    renameSync(join(own, 'acme'), join(folder.path, 'old'));
    renameSync(other, join(own, 'acme'));
    await expect.poll(async () => (await list()).providers[0]?.label).toBe('Other');
    writeProvider(join(own, 'acme'), acmeFiles({ 'provider.json': acmeManifest({ label: 'Third' }) }));
    await expect.poll(async () => (await list()).providers[0]?.label).toBe('Third');
  });

  it('is nowhere while the history is in memory, and that is said', async () => {
    running = await startEngine({ dataDir: null });
    expect(await list()).toEqual({ folder: null, providers: [], problems: [], watching: false });
    await expect(running.call('ownProviders.install', { files: asInstall() })).rejects.toMatchObject({
      code: 'no-data-folder',
    });
  });
});

describe('stored events', () => {
  const inspections = (): unknown[] => {
    const database = openDatabase(join(folder.path, 'history.db'), { readOnly: true });
    const rows = database.prepare('SELECT seq, inspection FROM outcomes ORDER BY seq').all();
    database.close();
    return rows;
  };

  it('are judged anew when a schema changes, and their requests stay as they are', async () => {
    writeProvider(join(own, 'acme'));
    await start();
    for (let n = 0; n < 120; n++) await send(running.url, { body: order() });
    await running.arrived(120);
    const request = await running.call('events.full', { id: '1' });
    const schema = { type: 'object', properties: { order: { required: ['currency'] } } };
    writeProvider(
      join(own, 'acme'),
      new Map([['schemas/order.paid.json', Buffer.from(JSON.stringify(schema))]]),
    );
    await expect.poll(() => event(120)).toEqual(['acme', 'order.paid', 'invalid']);
    expect(await event(1)).toEqual(['acme', 'order.paid', 'invalid']);
    const { validation: _, ...rest } = await running.call('events.full', { id: '1' });
    expect(request).toMatchObject(rest);
  });

  it('are judged anew at the next start where files changed meanwhile', async () => {
    writeProvider(join(own, 'acme'));
    await start();
    const seq = await sent(order());
    expect(await event(seq)).toEqual(['acme', 'order.paid', 'valid']);
    await running.close();
    removeFolder(join(own, 'acme'));
    await start();
    await expect.poll(() => event(seq)).toEqual([null, null, 'unrecognised']);
  });

  it('are left alone where nothing that judges them has changed', async () => {
    writeProvider(join(own, 'acme'));
    await start();
    await sent(order());
    await sent('{"v2":{"verification_mode":"first_time"}}');
    await running.call('events.page', { offset: 0, limit: 1 });
    const before = inspections();
    writeProvider(join(own, 'acme'), new Map([['events/order.paid.json', Buffer.from(order())]]));
    await running.call('ownProviders.reload', {});
    writeProvider(join(own, 'other'), acmeFiles({ 'provider.json': acmeManifest({ id: 'other', bid: 1 }) }));
    await expect.poll(ids).toEqual(['acme', 'other']);
    await running.close();
    await start();
    await running.close();
    expect(inspections()).toEqual(before);
    await start();
    expect(pushed('events.reinspected')).toBe(0);
  });
});

describe('install, remove and restore', () => {
  const install = (files = acmeFiles(), replace = false) =>
    running.call('ownProviders.install', { files: asInstall(files), replace });
  const relabelled = (label: string) => acmeFiles({ 'provider.json': acmeManifest({ label }) });
  const label = async () => (await list()).providers[0]?.label;

  it('puts files into a folder of the id’s name, as they are', async () => {
    await start();
    expect(await install()).toMatchObject({
      status: 'installed',
      id: 'acme',
      state: { providers: [{ id: 'acme' }] },
    });
    for (const [path, bytes] of acmeFiles())
      expect(readFileSync(join(own, 'acme', path)).equals(bytes)).toBe(true);
    expect(readdirSync(own)).toEqual(['acme']);
    expect(await event(await sent(order()))).toEqual(['acme', 'order.paid', 'valid']);
  });

  it('refuses all where anything is wrong, and says what', async () => {
    await start();
    const answer = await install(acmeFiles({ 'schemas/order.paid.json': { $ref: 'gone.json' } }));
    expect(answer).toMatchObject({
      status: 'refused',
      problems: [
        { file: 'schemas/order.paid.json', pointer: '/$ref' },
        { file: 'provider.json', pointer: '/types/0/schema' },
      ],
    });
    expect(readdirSync(own)).toEqual([]);
  });

  it.each([
    '../evil.json',
    'schemas/../../evil.json',
    '/etc/evil.json',
    'schemas/a/b.json',
    'events\\x.json',
    'schemas/.x.json',
    'README.md',
  ])('refuses the path %s', async (path) => {
    await start();
    const files = [...asInstall(), { path, text: '{}' }];
    expect(await running.call('ownProviders.install', { files })).toMatchObject({
      status: 'refused',
      problems: [{ file: path }],
    });
    expect(readdirSync(folder.path)).not.toContain('evil.json');
  });

  it('asks before it replaces, and keeps what it replaced', async () => {
    await start();
    await install();
    expect(await install(relabelled('New'))).toEqual({ status: 'exists', id: 'acme' });
    expect(await label()).toBe('Acme Pay');
    expect(await install(relabelled('New'), true)).toMatchObject({ status: 'installed' });
    expect(await label()).toBe('New');
    expect(readdirSync(join(own, '.removed'))).toHaveLength(1);
  });

  it('moves aside what is removed, and puts it back', async () => {
    await start();
    await install();
    const seq = await sent(order());
    const { removed, state } = await running.call('ownProviders.remove', { id: 'acme' });
    expect(state.providers).toEqual([]);
    await expect.poll(() => event(seq)).toEqual([null, null, 'unrecognised']);
    expect(await running.call('ownProviders.restore', { removed })).toMatchObject({
      id: 'acme',
      state: { providers: [{ id: 'acme', types: 2 }] },
    });
    await expect.poll(() => event(seq)).toEqual(['acme', 'order.paid', 'valid']);
  });

  it('refuses to put back over another one, and what never was there', async () => {
    await start();
    await install();
    const { removed } = await running.call('ownProviders.remove', { id: 'acme' });
    await install();
    await expect(running.call('ownProviders.restore', { removed })).rejects.toMatchObject({
      code: 'provider-exists',
    });
    for (const id of ['nobody', '..', '.removed', 'acme/schemas', '../providers/acme'])
      await expect(running.call('ownProviders.remove', { id })).rejects.toMatchObject({
        code: 'provider-not-found',
      });
    for (const name of ['..', 'acme', '../acme-2026-01-01T00-00-00-000Z'])
      await expect(running.call('ownProviders.restore', { removed: name })).rejects.toMatchObject({
        code: 'provider-not-found',
      });
    expect(await ids()).toEqual(['acme']);
  });

  it('says so where the folder cannot be written, and loses nothing', async () => {
    await start();
    await install();
    mkdirSync(join(own, '.removed'), { recursive: true });
    removeFolder(join(own, '.removed'));
    writeFileSync(join(own, '.removed'), 'a file in the way');
    await expect(install(relabelled('New'), true)).rejects.toMatchObject({ code: 'provider-not-written' });
    await expect(running.call('ownProviders.remove', { id: 'acme' })).rejects.toMatchObject({
      code: 'provider-not-written',
    });
    expect(await label()).toBe('Acme Pay');
    expect(readdirSync(own).sort()).toEqual(['.removed', 'acme']);
  });
});
