import { type BrowserWindow, type IpcMainEvent, ipcMain, nativeTheme } from 'electron';
import { z } from 'zod';
import type { EngineProcessState } from '../core/contract/host.ts';
import { interfaceSettingsPatch } from '../core/contract/settings.ts';
import { channel } from './channels.ts';
import type { EngineHost } from './engine-host.ts';
import type { SettingsFile } from './settings.ts';
import { isTrusted } from './trusted-sender.ts';

const nonce = z.string().min(1).max(100);

export interface IpcOptions {
  window: () => BrowserWindow | null;
  address: string;
  engine: EngineHost;
  settings: SettingsFile;
}

/** Every message is from our own page or it is dropped; what it carries is parsed before use. */
export function answerWindow({ window, address, engine, settings }: IpcOptions): void {
  const on = (name: string, listener: (event: IpcMainEvent, value: unknown) => void): void => {
    ipcMain.on(name, (event, value: unknown) => {
      if (isTrusted(event, window(), address)) listener(event, value);
    });
  };
  const handle = (name: string, answer: (value: unknown) => unknown): void => {
    ipcMain.handle(name, (event, value: unknown) => {
      if (!isTrusted(event, window(), address)) throw new Error('Refused: not the page of Hookglass.');
      return answer(value);
    });
  };

  on(channel.acquirePort, (event, value) => {
    const asked = nonce.safeParse(value);
    const port = asked.success ? engine.connect() : null;
    // Without an engine there is no port; the page asks again when it hears that one is up.
    if (port) event.sender.postMessage(channel.port, asked.data, [port]);
  });
  on(channel.askEngineProcess, (event) => event.sender.send(channel.engineProcess, engine.state));
  on(channel.restartEngine, () => {
    if (engine.state.status === 'failed') engine.start();
  });
  handle(channel.getSettings, () => settings.get().interface);
  handle(channel.setSettings, (value) => {
    const next = settings.setInterface(interfaceSettingsPatch.parse(value));
    nativeTheme.themeSource = next.theme;
    return next;
  });
}

export function tellEngineProcess(window: BrowserWindow | null, state: EngineProcessState): void {
  if (window && !window.isDestroyed()) window.webContents.send(channel.engineProcess, state);
}
