import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHookglass } from '../support/cli.ts';
import { commandOf, launchElectron } from '../support/electron-launch.ts';
import { temporaryFolder } from '../support/engine.ts';
import { callEngine } from '../support/page-call.ts';
import { inboxOf, shown } from '../support/page-inbox.ts';

describe('the window', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let app: ElectronApplication | null = null;

  const open = async () => {
    const launched = await launchElectron('.', ['--data', folder.path, '--port', '0']);
    app = launched.app;
    await shown(launched.page.getByText('Engine running'));
    return launched;
  };
  const close = async (): Promise<void> => {
    await app?.close();
    app = null;
  };

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await close();
    folder.remove();
  });

  test('is one for a data folder: a second start ends and brings the first to the front', async () => {
    const first = await open();
    const minimized = (): Promise<boolean> =>
      first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() ?? false);
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const { executablePath, leading } = commandOf('.');
    const second = spawn(executablePath, [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...leading,
      '--data',
      folder.path,
    ]);
    let said = '';
    second.stderr.on('data', (chunk) => {
      said += chunk;
    });
    expect(await once(second, 'exit')).toEqual([0, null]);
    expect(said).toContain('Hookglass is open already');
    await expect.poll(minimized).toBe(false);
  });

  test('keeps its place, zoom and theme', async () => {
    const first = await open();
    await first.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 40, y: 60, width: 1000, height: 700 });
      window?.webContents.setZoomLevel(1);
    });
    await inboxOf(first.page).link('Settings').click();
    await inboxOf(first.page).link('General').click();
    await first.page.getByText('Light', { exact: true }).click();
    await close();
    const second = await open();
    const state = await second.app.evaluate(({ BrowserWindow, nativeTheme }) => {
      const [window] = BrowserWindow.getAllWindows();
      return {
        size: window?.getNormalBounds(),
        zoom: window?.webContents.getZoomLevel(),
        theme: nativeTheme.themeSource,
      };
    });
    expect(state).toEqual({ size: { x: 40, y: 60, width: 1000, height: 700 }, zoom: 1, theme: 'light' });
  });

  test('keeps the port that its receiver was moved to', async () => {
    const { page } = await open();
    const { receiver } = await callEngine(page, 'receiver.start', { port: 0 });
    if (receiver.status !== 'listening') throw new Error('the receiver did not move');
    const kept = (): unknown => JSON.parse(readFileSync(join(folder.path, 'settings.json'), 'utf8'));
    await expect.poll(kept).toMatchObject({ receiver: { port: receiver.port } });
  });

  test('starts with the defaults where its settings cannot be read, and keeps the broken file', async () => {
    writeFileSync(join(folder.path, 'settings.json'), '{ "window": ');
    const { page } = await open();
    const names = readdirSync(folder.path).filter((name) => name.startsWith('settings.broken-'));
    expect(names).toHaveLength(1);
    expect(readFileSync(join(folder.path, names[0] ?? ''), 'utf8')).toBe('{ "window": ');
    expect(await page.evaluate('window.hookglass.getSettings()')).toMatchObject({ theme: 'system' });
  });

  test('leads nowhere else', async () => {
    const { app: running, page } = await open();
    const address = page.url();
    await page.evaluate(`window.open('https://example.com/'); location.href = 'http://127.0.0.1:9/';`);
    expect(await page.evaluate('window.open("about:blank") === null')).toBe(true);
    expect(page.url()).toBe(address);
    expect(await running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('asks for no permission but the one of its copy buttons', async () => {
    const { page } = await open();
    const states = await page.evaluate(`Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    )`);
    expect(new Set(states as string[])).toEqual(new Set(['denied']));
    await inboxOf(page).button('Copy local URL').click();
    await shown(page.getByText('Copied').first());
  });

  test('says who writes its data folder, and starts once that one has ended', async () => {
    const other = startHookglass(['listen', '--json', '--port', '0', '--data', folder.path]);
    await other.next();
    const launched = await launchElectron('.', ['--data', folder.path, '--port', '0']);
    app = launched.app;
    await shown(launched.page.getByText(`Another Hookglass (process ${other.child.pid}`));
    other.child.kill('SIGTERM');
    await other.ended;
    await inboxOf(launched.page).button('Start engine again').click();
    await shown(launched.page.getByText('Engine running'));
  });

  test('gives up on an engine that dies over and over, and starts it again when asked', async () => {
    const { page } = await open();
    const pidNow = async (): Promise<number> => (await callEngine(page, 'engine.state', {})).pid;
    for (let death = 0; death < 5; death += 1) {
      const pid = await pidNow();
      process.kill(pid, 'SIGKILL');
      if (death < 4) await expect.poll(pidNow, { timeout: 10_000, interval: 20 }).not.toBe(pid);
    }
    await inboxOf(page).button('Start engine again').click();
    await shown(page.getByText('Engine running'));
  });
});
