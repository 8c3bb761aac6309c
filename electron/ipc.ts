import { type BrowserWindow, type IpcMainEvent, ipcMain, nativeTheme, type WebContents } from 'electron';
import { z } from 'zod';
import type { EngineProcessState } from '../core/contract/host.ts';
import { interfaceSettingsPatch } from '../core/contract/settings.ts';
import { channel } from './channels.ts';
import type { EngineHost } from './engine-host.ts';
import type { SettingsFile } from './settings.ts';
import { isTrusted } from './trusted-sender.ts';

const nonce = z.string().min(1).max(100);
/** A page that asks again and again before there is an engine is given no more than it could use. */
const MOST_WAITING = 8;

export interface IpcOptions {
  window: () => BrowserWindow | null;
  address: string;
  engine: EngineHost;
  settings: SettingsFile;
}

/** What the window asks for and is told. */
export interface WindowLine {
  engineChanged(state: EngineProcessState): void;
}

/** Every message is from our own page or it is dropped; what it carries is parsed before use. */
export function answerWindow({ window, address, engine, settings }: IpcOptions): WindowLine {
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
  const contents = (): WebContents | null => {
    const open = window();
    return open && !open.isDestroyed() ? open.webContents : null;
  };
  // Asked for while there was no engine: given as soon as there is one.
  let waiting: string[] = [];
  const givePorts = (): void => {
    for (const asked of waiting) {
      const port = contents() && engine.connect();
      if (port) contents()?.postMessage(channel.port, asked, [port]);
    }
    waiting = [];
  };

  on(channel.acquirePort, (_event, value) => {
    const asked = nonce.safeParse(value);
    if (asked.success) waiting = [...waiting, asked.data].slice(-MOST_WAITING);
    if (engine.state.status === 'up') givePorts();
  });
  on(channel.askEngineProcess, () => contents()?.send(channel.engineProcess, engine.state));
  on(channel.restartEngine, () => {
    if (engine.state.status === 'failed') engine.start();
  });
  handle(channel.getSettings, () => settings.get().interface);
  handle(channel.setSettings, (value) => {
    const next = settings.setInterface(interfaceSettingsPatch.parse(value));
    nativeTheme.themeSource = next.theme;
    return next;
  });
  return {
    engineChanged(state) {
      contents()?.send(channel.engineProcess, state);
      if (state.status === 'up') givePorts();
    },
  };
}
