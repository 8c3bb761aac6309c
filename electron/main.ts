import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, powerMonitor, safeStorage, session } from 'electron';
import { toHookglassError } from '../core/contract/errors.ts';
import type { ReceiverState } from '../core/contract/state.ts';
import { defaultDataDir } from '../core/data-dir.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { createEngineHost, type EngineHost } from './engine-host.ts';
import type { EngineInit } from './engine-messages.ts';
import { declareScheme, INTERFACE_ADDRESS, serveInterface } from './interface-protocol.ts';
import { answerWindow, type WindowLine } from './ipc.ts';
import { openLogFile } from './log-file.ts';
import { setMenu } from './menu.ts';
import { denyPermissions, lockNavigation } from './security.ts';
import { openSettings, type SettingsFile } from './settings.ts';
import { openVault } from './vault/open-vault.ts';
import { openWindow } from './window.ts';

const here = import.meta.dirname;
const EXIT_WRONG_USAGE = 2;

begin();

function begin(): void {
  const args = readArguments();
  if (!args) return;
  const dataDir =
    args.dataDir ?? defaultDataDir({ platform: process.platform, env: process.env, home: homedir() });
  // Before ready: it decides where Chromium keeps its files, and it keys the lock.
  app.setPath('userData', join(dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Hookglass is open already on ${dataDir}; its window was brought to the front.\n`);
    app.exit(0);
    return;
  }
  declareScheme();
  void app.whenReady().then(() => run(args, dataDir));
}

function readArguments(): Arguments | null {
  try {
    return parseArguments(process.argv.slice(1), process.cwd());
  } catch (thrown) {
    process.stderr.write(`${toHookglassError(thrown).message}\n`);
    app.exit(EXIT_WRONG_USAGE);
    return null;
  }
}

async function run(args: Arguments, dataDir: string): Promise<void> {
  const logs = join(dataDir, 'logs');
  const log = openLogFile(logs, Date.now);
  const settings = openSettings(dataDir, Date.now);
  nativeTheme.themeSource = settings.get().interface.theme;

  let window: BrowserWindow | null = null;
  let line: WindowLine | null = null;
  const address = interfaceAddress();
  const open = (): void => {
    window = openWindow({ preload: join(here, 'preload.cjs'), address, info: hostInfo(), settings, log });
    window.once('closed', () => {
      window = null;
    });
  };
  const engine = createEngineHost({
    entry: join(here, 'engine.js'),
    tunnelEntry: join(here, 'tunnel.js'),
    init: engineInit(args, dataDir, settings),
    vault: await openVault({ storage: safeStorage, platform: process.platform, dataDir, now: Date.now }),
    log,
    onState: (state) => line?.engineChanged(state),
    onReceiver: tellReceiver(settings),
  });
  serveInterface(session.defaultSession.protocol, join(here, '..', 'renderer'));
  denyPermissions(session.defaultSession);
  lockNavigation(() => window);
  setMenu({ data: dataDir, logs });
  line = answerWindow({ window: () => window, address, engine, settings });
  keepLife({ window: () => window, open, engine });
  powerMonitor.on('resume', engine.resumed);
  engine.start();
  open();
  if (settings.setAside) tellSetAside(settings.setAside);
}

function engineInit(
  args: Arguments,
  dataDir: string,
  settings: SettingsFile,
): Omit<EngineInit, 'vault' | 'notices' | 'incognito'> {
  const { receiver } = settings.get();
  return {
    type: 'init',
    dataDir,
    version: app.getVersion(),
    receiver: { ...receiver, port: args.port ?? receiver.port },
    tunnel: args.tunnel ? 'as-set' : 'off',
  };
}

/** Says where the receiver is. A port that it moves to later was chosen by the user, and is kept for the next start. */
function tellReceiver(settings: SettingsFile): (state: ReceiverState) => void {
  let first: number | null = null;
  return (state) => {
    if (state.status === 'failed') process.stderr.write(`${state.error.message}\n`);
    if (state.status !== 'listening') return;
    process.stdout.write(`Receiver: ${state.url}\n`);
    if (first !== null && state.port !== first) settings.setReceiverPort(state.port);
    first = state.port;
  };
}

const hostInfo = () => ({
  version: app.getVersion(),
  platform:
    process.platform === 'darwin' || process.platform === 'win32' ? process.platform : ('linux' as const),
});

/** The development server stands in only where the app is not packaged. */
function interfaceAddress(): string {
  const dev = process.env.HOOKGLASS_DEV_URL;
  return dev && !app.isPackaged ? dev : INTERFACE_ADDRESS;
}

interface Life {
  window: () => BrowserWindow | null;
  open: () => void;
  engine: EngineHost;
}

function keepLife({ window, open, engine }: Life): void {
  let ended = false;
  app.on('second-instance', () => {
    const first = window();
    if (!first) return open();
    if (first.isMinimized()) first.restore();
    first.focus();
  });
  app.on('activate', () => {
    if (!window()) open();
  });
  app.on('window-all-closed', () => {
    // On a Mac an app lives on without a window, and goes on receiving.
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void engine.stop().then(() => {
      ended = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

function tellSetAside(path: string): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: 'The settings could not be read.',
    detail: `They were kept as ${path}, and the defaults are used.`,
  });
}
