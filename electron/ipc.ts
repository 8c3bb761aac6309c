import { type IpcMainEvent, ipcMain, nativeTheme, shell, type WebContents } from 'electron';
import { z } from 'zod';
import { desktopSettingsPatch } from '../core/contract/desktop.ts';
import type { EngineProcessState } from '../core/contract/host.ts';
import type { KeyboardSettings } from '../core/contract/keyboard.ts';
import { interfaceSettingsPatch } from '../core/contract/settings.ts';
import { channel } from './channels.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { EngineHost } from './engine-host.ts';
import type { SettingsFile } from './settings.ts';
import { isTrusted } from './trusted-sender.ts';
import type { Windows } from './windows.ts';

const nonce = z.string().min(1).max(100);
/** A page that asks again and again before there is an engine is given no more than it could use. */
const MOST_WAITING = 32;

export interface IpcOptions {
  windows: Pick<Windows, 'all' | 'of' | 'open' | 'takeDestination'>;
  address: string;
  engine: EngineHost;
  settings: SettingsFile;
  desktop: Desktop;
  /** Each time that a page keeps settings. */
  keysChanged: (keyboard: KeyboardSettings) => void;
}

/** What the windows ask for and are told. */
export interface WindowLine {
  engineChanged(state: EngineProcessState): void;
}

/** Every message is from our own page or it is dropped; what it carries is parsed before use. */
export function answerWindow({
  windows,
  address,
  engine,
  settings,
  desktop,
  keysChanged,
}: IpcOptions): WindowLine {
  const on = (name: string, listener: (contents: WebContents, value: unknown) => void): void => {
    ipcMain.on(name, (event: IpcMainEvent, value: unknown) => {
      if (isTrusted(event, windows.of(event.sender), address)) listener(event.sender, value);
    });
  };
  const handle = (name: string, answer: (value: unknown) => unknown): void => {
    ipcMain.handle(name, (event, value: unknown) => {
      if (!isTrusted(event, windows.of(event.sender), address))
        throw new Error('Refused: not the page of Hookglass.');
      return answer(value);
    });
  };
  // Asked for while there was no engine: given as soon as there is one.
  let waiting: { contents: WebContents; asked: string }[] = [];
  const givePorts = (): void => {
    for (const { contents, asked } of waiting) {
      const port = contents.isDestroyed() ? null : engine.connect();
      if (port) contents.postMessage(channel.port, asked, [port]);
    }
    waiting = [];
  };

  on(channel.acquirePort, (contents, value) => {
    const asked = nonce.safeParse(value);
    if (asked.success) waiting = [...waiting, { contents, asked: asked.data }].slice(-MOST_WAITING);
    if (engine.state.status === 'up') givePorts();
  });
  on(channel.askEngineProcess, (contents) => contents.send(channel.engineProcess, engine.state));
  on(channel.restartEngine, () => {
    if (engine.state.status === 'failed') engine.start();
  });
  on(channel.askLead, (contents) => {
    const to = windows.takeDestination(contents);
    if (to) contents.send(channel.lead, to);
  });
  on(channel.newWindow, () => windows.open());
  on(channel.checkForUpdates, () => desktop.checkForUpdates());
  handle(channel.diagnostics, () => desktop.diagnostics());
  handle(channel.getTrouble, () => settings.get().trouble);
  on(channel.dismissTrouble, () => settings.dismissTrouble());
  on(channel.showCopy, () => {
    const copy = settings.get().trouble?.copy;
    if (copy) shell.showItemInFolder(copy);
  });
  handle(channel.getDesktop, () => desktop.state());
  handle(channel.setDesktop, (value) => desktop.change(desktopSettingsPatch.parse(value)));
  handle(channel.getSettings, () => settings.get().interface);
  handle(channel.setSettings, (value) => {
    const next = settings.setInterface(interfaceSettingsPatch.parse(value));
    nativeTheme.themeSource = next.theme;
    keysChanged(next.keyboard);
    return next;
  });
  return {
    engineChanged(state) {
      for (const window of windows.all())
        if (!window.isDestroyed()) window.webContents.send(channel.engineProcess, state);
      if (state.status === 'up') givePorts();
    },
  };
}
