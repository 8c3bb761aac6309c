import { homedir, release } from 'node:os';
import { join } from 'node:path';
import {
  app,
  clipboard,
  crashReporter,
  dialog,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
} from 'electron';
import { toHookglassError } from '../core/contract/errors.ts';
import type { ReceiverState } from '../core/contract/state.ts';
import { defaultDataDir } from '../core/data-dir.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { offerContextMenus } from './context-menu.ts';
import { createDesktop, type Desktop, runtimeVersions } from './desktop/desktop.ts';
import { openHandedOver, takeHandedOver } from './desktop/handed-over.ts';
import { diagnosticsText, endOfLog } from './diagnostics.ts';
import { createEngineHost, type EngineHost } from './engine-host.ts';
import type { EngineInit } from './engine-messages.ts';
import { declareScheme, INTERFACE_ADDRESS, serveInterface } from './interface-protocol.ts';
import { answerWindow, type WindowLine } from './ipc.ts';
import { openLogFile } from './log-file.ts';
import { keepMenu, type MenuActions } from './menu.ts';
import { denyPermissions, lockNavigation } from './security.ts';
import { openSettings, type SettingsFile } from './settings.ts';
import { createUpdates } from './updates.ts';
import { openVault } from './vault/open-vault.ts';
import { createWindows, type Windows } from './windows.ts';

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
  // Kept beside the data and sent to nobody.
  app.setPath('crashDumps', join(dataDir, 'crashes'));
  crashReporter.start({ uploadToServer: false });
  takeHandedOver();
  declareScheme();
  app
    .whenReady()
    .then(() => run(args, dataDir))
    .catch(cannotStart);
}

/** Without this the app would go on without a window. */
function cannotStart(thrown: unknown): void {
  process.stderr.write(`${thrown instanceof Error ? thrown.stack : thrown}\n`);
  dialog.showErrorBox('Hookglass cannot start.', toHookglassError(thrown).message);
  app.exit(1);
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
  const icons = join(here, '..', '..', 'electron', 'icons');
  const address = interfaceAddress();
  const vault = await openVault({
    ...{ storage: safeStorage, platform: process.platform, dataDir, now: Date.now },
    choice: settings.get().vault,
    keepChoice: settings.setVault,
  });

  let line: WindowLine | null = null;
  let desktop: Desktop | null = null;
  const tell = tellReceiver(settings);
  const windows = createWindows({
    ...{ preload: join(here, 'preload.cjs'), address, info: hostInfo(), settings, log },
    icon: join(icons, 'app.png'),
  });
  const engine = createEngineHost({
    entry: join(here, 'engine.js'),
    tunnelEntry: join(here, 'tunnel.js'),
    init: engineInit(args, dataDir, settings),
    vault,
    log,
    onState: (state) => line?.engineChanged(state),
    onReceiver(state) {
      tell(state);
      desktop?.receiverChanged(state);
    },
    onCapture: (on) => desktop?.captureChanged(on),
    onWatched: (newest, count) => desktop?.arrived(newest, count),
  });
  desktop = createDesktop({
    ...{ engine, windows, settings, icons, updates: createUpdates(log) },
    diagnostics: () =>
      diagnosticsText({
        version: app.getVersion(),
        versions: runtimeVersions(),
        system: `${process.platform} ${process.arch} ${release()}`,
        settings: settings.get(),
        engine: engine.state,
        vault: vault.snapshot().state.detail,
        log: endOfLog(logs),
        home: homedir(),
        dataDir,
      }),
  });
  serveInterface(session.defaultSession.protocol, join(here, '..', 'renderer'));
  denyPermissions(session.defaultSession);
  lockNavigation(windows.of);
  offerContextMenus();
  const keysChanged = keepMenu({ data: dataDir, logs }, menuActions(windows, desktop));
  keysChanged(settings.get().interface.keyboard);
  line = answerWindow({ windows, address, engine, settings, desktop, keysChanged });
  keepLife({ windows, engine, staysWithoutWindow: () => settings.get().desktop.tray });
  powerMonitor.on('resume', engine.resumed);
  desktop.start();
  // The window first: it is what the start waits for.
  windows.restore();
  engine.start();
  openHandedOver(windows);
}

const menuActions = (windows: Windows, desktop: Desktop): MenuActions => ({
  newWindow: () => windows.open(),
  run: (id) => windows.lead({ kind: 'command', id }),
  go: (route) => windows.lead({ kind: 'place', route }),
  quit: desktop.quit,
  checkForUpdates: desktop.checkForUpdates,
  copyDiagnostics: () => clipboard.writeText(desktop.diagnostics()),
});

function engineInit(
  args: Arguments,
  dataDir: string,
  settings: SettingsFile,
): Omit<EngineInit, 'vault' | 'notices' | 'incognito' | 'watch'> {
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
  windows: Windows;
  engine: EngineHost;
  staysWithoutWindow: () => boolean;
}

function keepLife({ windows, engine, staysWithoutWindow }: Life): void {
  let ended = false;
  app.on('activate', () => {
    if (windows.all().length === 0) windows.show();
  });
  app.on('window-all-closed', () => {
    // On a Mac an app lives on without a window, and goes on receiving; elsewhere where it has an icon in the tray.
    if (process.platform !== 'darwin' && !staysWithoutWindow()) app.quit();
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
