import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandOf, launchElectron } from '../support/electron-launch.ts';
import { temporaryFolder } from '../support/engine.ts';
import { callEngine } from '../support/page-call.ts';
import { countOf, inboxOf, shown } from '../support/page-inbox.ts';

describe('the app on the desktop', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let dataDir: string;
  let app: ElectronApplication | null = null;

  const open = async (): Promise<{ app: ElectronApplication; page: Page; url: string }> => {
    const launched = await launchElectron('.', ['--data', dataDir, '--port', '0']);
    app = launched.app;
    await shown(launched.page.getByText('Engine running'));
    const { receiver } = await callEngine(launched.page, 'engine.state', {});
    if (receiver.status !== 'listening') throw new Error('The receiver does not listen.');
    return { ...launched, url: receiver.url };
  };
  const close = async (): Promise<void> => {
    await app?.close();
    app = null;
  };
  const clickMenu = (running: ElectronApplication, id: string): Promise<void> =>
    running.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
  const settings = (): { desktop: Record<string, unknown>; windows: unknown[] } =>
    JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'));
  /** What the system does for a link: a second start. */
  const startAgain = async (argument: string): Promise<void> => {
    const { executablePath, leading } = commandOf('.');
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawn(executablePath, [...sandbox, ...leading, '--data', dataDir, argument]);
    await once(second, 'exit');
  };

  beforeEach(() => {
    folder = temporaryFolder();
    dataDir = join(folder.path, 'Übung mit Größe und Lücke');
    mkdirSync(dataDir);
  });
  afterEach(async () => {
    await close();
    folder.remove();
  });

  test('receives, and keeps it over a restart, in a data folder with spaces and umlauts', async () => {
    const first = await open();
    expect((await fetch(`${first.url}/ü`, { method: 'POST', body: '{}' })).status).toBe(200);
    await countOf(inboxOf(first.page).rows).toBe(1);
    await close();
    const second = await open();
    await countOf(inboxOf(second.page).rows).toBe(1);
  });

  test('has several windows, each live, and opens them again', async () => {
    const { app: running, page, url } = await open();
    await inboxOf(page).link('Insights').click();
    const [second] = await Promise.all([running.waitForEvent('window'), clickMenu(running, 'window.new')]);
    await shown(second.getByText('Engine running'));
    await fetch(`${url}/two`, { method: 'POST', body: '{}' });
    await countOf(inboxOf(second).rows).toBe(1);
    await shown(page.getByText('1 event', { exact: true }));
    await close();
    const again = await open();
    await expect.poll(() => again.app.windows().length).toBe(2);
    const places = again.app.windows().map((window) => new URL(window.url()).hash);
    expect(places).toContain('#/insights');
  });

  test('follows a link to an event and to a place, and nothing else', async () => {
    const { page, url } = await open();
    await fetch(`${url}/linked`, { method: 'POST', body: '{}' });
    await countOf(inboxOf(page).rows).toBe(1);
    const { events } = await callEngine(page, 'events.page', { offset: 0, limit: 1 });
    await startAgain('hookglass://settings/about');
    await shown(page.getByRole('button', { name: 'Copy diagnostics' }));
    await startAgain(`hookglass://event/${events[0]?.id}`);
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/inbox/);
    await shown(inboxOf(page).selected);
    await startAgain('hookglass://elsewhere/%2e%2e');
    expect(new URL(page.url()).hash).toMatch(/^#\/inbox/);
  });

  test('asks before it quits while it captures, until it is told not to', async () => {
    const { app: running } = await open();
    const answer = (button: number): Promise<void> =>
      running.evaluate(({ dialog }, chosen) => {
        dialog.showMessageBoxSync = () => chosen;
      }, button);
    await answer(1);
    await clickMenu(running, 'quit');
    expect(await running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await answer(2);
    const ended = once(running.process(), 'exit');
    // Its answer does not come: the app ends.
    await clickMenu(running, 'quit').catch(() => undefined);
    await ended;
    app = null;
    expect(settings().desktop.askBeforeQuit).toBe(false);
  });

  test('answers no page but its own, and none that asks for what there is not', async () => {
    const { app: running, page } = await open();
    const foreign = await running.evaluate(async ({ app: electron, BrowserWindow }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { sandbox: true, preload: `${electron.getAppPath()}/dist/electron/preload.cjs` },
      });
      await window.loadURL('data:text/html,<p>Not ours');
      const answer: unknown = await window.webContents.executeJavaScript(`Promise.all(
        ['getSettings', 'getDesktop', 'diagnostics'].map((name) =>
          window.hookglass[name]().then(() => name + ' answered', (error) => String(error))))`);
      const port: unknown = await window.webContents.executeJavaScript(`new Promise((done) => {
        window.addEventListener('message', () => done('a port came'));
        window.hookglass.acquirePort('x');
        window.hookglass.getSettings().catch(() => done('none'));
      })`);
      window.destroy();
      return { answer, port };
    });
    expect(foreign.answer).toHaveLength(3);
    for (const answer of foreign.answer as string[]) expect(answer).toContain('Refused');
    expect(foreign.port).toBe('none');

    const refused = await page.evaluate(`Promise.all([
      window.hookglass.setDesktop({ tray: 'yes' }),
      window.hookglass.setDesktop({ run: 'calc' }),
      window.hookglass.setSettings({ receiver: { host: '0.0.0.0' } }),
    ].map((call) => call.then(() => 'taken', () => 'refused')))`);
    expect(refused).toEqual(['refused', 'refused', 'refused']);
    expect(await page.evaluate('window.hookglass.getDesktop()')).toMatchObject({ settings: { tray: false } });

    const files = await page.evaluate(`Promise.all(
      ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '//etc/passwd', '/..%5c..%5cpackage.json', '/../electron/main.js'].map(
        (path) => fetch('hookglass-app://interface' + path).then((answer) => answer.status, () => 'refused')))`);
    expect(files).toEqual([404, 404, 404, 404, 404]);

    const tooLarge = callEngine(page, 'endpoints.setSecret', {
      ...{ slug: '', which: 'current' as const },
      secret: 'x'.repeat(3_000_000),
    });
    await expect(tooLarge).rejects.toThrow();
    await shown(page.getByText('Engine running'));
  });

  test('keeps its settings of the desktop, and copies diagnostics without what was typed', async () => {
    const { app: running, page } = await open();
    await inboxOf(page).link('Settings').click();
    await inboxOf(page).link('General').click();
    await page.getByText('Matching', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Notify of events that match' }).fill('path:/geheim');
    await expect
      .poll(() => settings().desktop)
      .toMatchObject({ notify: 'matching', notifyQuery: 'path:/geheim' });
    await clickMenu(running, 'diagnostics');
    const text = await running.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toContain('"Electron"');
    expect(text).not.toContain('geheim');
    expect(text).not.toContain(dataDir);
    await clickMenu(running, 'about');
    await shown(page.getByText(/^zod \d/));
  });
});
