import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DesktopSettings, desktopSettings } from '../../core/contract/desktop.ts';
import { defaultLimits } from '../../core/contract/receiver-limits.ts';
import { serve } from '../../core/contract/rpc.ts';
import { createConnection } from '../../renderer/connection/connection.ts';
import { createDesktopStore } from '../../renderer/features/desktop/desktop-store.ts';
import { createOperationStore } from '../../renderer/features/settings/receiver/operation-store.ts';
import { createSettings } from '../../renderer/features/settings/settings-store.ts';
import { resetSettings } from '../../renderer/features/settings/transfer/reset.ts';
import { createTransfer } from '../../renderer/features/settings/transfer/transfer-store.ts';
import { createWayBack } from '../../renderer/features/settings/transfer/way-back.ts';
import type { DesktopHost } from '../../renderer/host/host.ts';
import { memoryHost } from '../../renderer/host/memory.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';

let engine: RunningEngine;
let page: Awaited<ReturnType<typeof openPage>>;

/** A desktop that keeps what it is told, or refuses. */
function desktopHost() {
  let settings: DesktopSettings = desktopSettings.parse({});
  const host = { refuses: false };
  const state = () => ({ settings, updates: false, canOpenAtLogin: false, versions: {} });
  const desktop: DesktopHost = {
    get: () => Promise.resolve(state()),
    set(patch) {
      if (host.refuses) return Promise.reject(new Error('no room on the disk'));
      settings = desktopSettings.parse({ ...settings, ...patch });
      return Promise.resolve(state());
    },
    checkForUpdates: () => {},
    diagnostics: () => Promise.resolve(''),
    onLead: () => () => {},
    newWindow: () => {},
  };
  return { host, desktop };
}

/** The parts of the page around its settings, in front of the real engine. */
async function openPage() {
  const saved: string[] = [];
  const memory = memoryHost((port) => serve(port, engine.engine));
  const { host: switches, desktop: ofDesktop } = desktopHost();
  const host = {
    ...memory,
    saveFile: (_name: string, bytes: Uint8Array) => void saved.push(new TextDecoder().decode(bytes)),
  };
  const connection = createConnection(host);
  const live = new Promise<void>((resolve) => connection.onLive(resolve));
  connection.start();
  await live;
  const settings = createSettings(host);
  const desktop = createDesktopStore(ofDesktop);
  await desktop.load();
  const operation = createOperationStore(connection);
  const wayBack = createWayBack();
  const transfer = createTransfer({ host, connection, settings, desktop, wayBack, now: () => 0 });
  return { connection, settings, desktop, operation, wayBack, transfer, saved, switches };
}

beforeEach(async () => {
  engine = await startEngine();
  page = await openPage();
});
afterEach(async () => {
  page.connection.stop();
  await engine.close();
});

const file = (text: string) => ({ name: 'team.json', text: () => Promise.resolve(text) });

describe('resetting', () => {
  beforeEach(async () => {
    page.settings.set({ theme: 'dark', times: 'utc', search: 'typed' });
    await page.desktop.change({ tray: true });
    await engine.call('operation.set', { limits: { ...defaultLimits, bodyBytes: 5 } });
  });
  const now = async () => ({
    page: page.settings.store.getState(),
    tray: page.desktop.store.getState()?.settings.tray,
    bodyBytes: (await engine.call('operation.get', {})).limits.bodyBytes,
  });

  it('everything puts the defaults back on every page, leaves what was typed, and can be taken back', async () => {
    const before = await now();
    await resetSettings('everything', page);
    const after = await now();
    expect(after).toMatchObject({ page: { theme: 'system', times: 'local', search: 'typed' }, tray: false });
    expect(after.bodyBytes).toBe(defaultLimits.bodyBytes);
    await page.wayBack.undo();
    expect(await now()).toEqual(before);
    expect(page.wayBack.store.getState().last).toBeNull();
  });

  it('changes nothing where a part is refused', async () => {
    const before = await now();
    page.switches.refuses = true;
    await expect(resetSettings('everything', page)).rejects.toThrow('no room on the disk');
    expect(await now()).toEqual(before);
    expect(page.wayBack.store.getState().last).toBeNull();
  });

  it('a page leaves the others alone', async () => {
    const before = await now();
    await resetSettings('receiver', page);
    expect(await now()).toEqual({ ...before, bodyBytes: defaultLimits.bodyBytes });
    await page.wayBack.undo();
    await resetSettings('general', page);
    expect(await now()).toMatchObject({ page: { theme: 'system' }, tray: false, bodyBytes: 5 });
  });
});

describe('exporting and importing', () => {
  const exported = async (): Promise<Record<string, unknown>> => {
    await page.transfer.export();
    return JSON.parse(page.saved.at(-1) ?? '') as Record<string, unknown>;
  };

  it('a file has the page’s part and the engine’s, and imported again changes nothing', async () => {
    page.settings.set({ theme: 'dark', search: 'typed' });
    const written = await exported();
    expect(written).toMatchObject({
      interface: { theme: 'dark' },
      desktop: { tray: false },
      receiver: { durability: 'crash' },
    });
    expect(written.interface).not.toHaveProperty('search');
    await page.transfer.choose(file(JSON.stringify(written)));
    const { preview } = page.transfer.store.getState();
    expect(preview?.changes.filter(({ change }) => change !== 'same')).toEqual([]);
  });

  it('changes nothing until it is applied, and is taken back as a whole', async () => {
    const written = await exported();
    const other = {
      ...written,
      interface: { theme: 'light' },
      desktop: { tray: true },
      environments: [{ name: 'team', variables: {} }],
    };
    await page.transfer.choose(file(JSON.stringify(other)));
    expect(page.settings.store.getState().theme).toBe('system');
    await page.transfer.apply();
    expect(page.transfer.store.getState()).toMatchObject({
      preview: null,
      problem: null,
      done: { words: 'Imported.' },
    });
    expect(page.settings.store.getState().theme).toBe('light');
    expect(page.desktop.store.getState()?.settings.tray).toBe(true);
    expect((await engine.call('environments.list', {})).environments).toHaveLength(1);
    await page.wayBack.undo();
    expect(page.settings.store.getState().theme).toBe('system');
    expect(page.desktop.store.getState()?.settings.tray).toBe(false);
    expect(await engine.call('environments.list', {})).toEqual({ environments: [] });
  });

  it('of a file that says only a part, nothing else is put back to its default', async () => {
    page.settings.set({ theme: 'dark' });
    await page.desktop.change({ tray: true });
    const { hookglass, version, writtenBy, writtenAt } = await exported();
    const about = { hookglass, version, writtenBy, writtenAt };
    const part = {
      interface: { times: 'utc' },
      desktop: { askBeforeQuit: false },
      receiver: { durability: 'crash' },
    };
    await page.transfer.choose(file(JSON.stringify({ ...about, ...part })));
    const changes = page.transfer.store.getState().preview?.changes;
    expect(changes?.map(({ key, change }) => `${key} ${change}`)).toEqual([
      'times changed',
      'askBeforeQuit changed',
      'durability same',
    ]);
    await page.transfer.apply();
    expect(page.settings.store.getState()).toMatchObject({ theme: 'dark', times: 'utc' });
    expect(page.desktop.store.getState()?.settings).toMatchObject({ tray: true, askBeforeQuit: false });
    await page.transfer.choose(file(JSON.stringify({ ...about, interface: { theme: 'purple' } })));
    expect(page.transfer.store.getState().problem).toContain('At interface.theme:');
  });

  it('takes the engine’s part back where the app cannot keep its own', async () => {
    const written = await exported();
    const other = {
      ...written,
      interface: { theme: 'dark' },
      desktop: { tray: true },
      environments: [{ name: 'team', variables: {} }],
    };
    await page.transfer.choose(file(JSON.stringify(other)));
    page.switches.refuses = true;
    await page.transfer.apply();
    expect(page.transfer.store.getState()).toMatchObject({
      problem: expect.stringContaining('no room on the disk'),
    });
    expect(page.settings.store.getState().theme).toBe('system');
    expect(await engine.call('environments.list', {})).toEqual({ environments: [] });
  });

  it.each([
    ['{', 'It is no JSON'],
    ['{"events":[]}', 'It was not written by'],
    ['{"hookglass":"settings","version":2}', 'A later version of Hookglass wrote it'],
    ['{"hookglass":"settings","version":1,"writtenBy":"","writtenAt":"","flows":[{}]}', 'At flows[0]'],
    [
      '{"hookglass":"settings","version":1,"writtenBy":"","writtenAt":"","environments":[{"name":"a","variables":{}},{"name":"a","variables":{}}]}',
      'At environments[1]: "a" is there twice',
    ],
  ])('refuses %s', async (text, reason) => {
    await page.transfer.choose(file(text));
    const { problem, preview } = page.transfer.store.getState();
    expect(problem).toContain(reason);
    expect(problem).toContain('Nothing was changed.');
    expect(preview).toBeNull();
  });
});
