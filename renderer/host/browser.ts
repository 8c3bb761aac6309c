import { type Port, webSocketPort } from '../../core/contract/port.ts';
import { type InterfaceSettings, interfaceSettings } from '../../core/contract/settings.ts';
import { copyText } from './copy-text.ts';
import type { Host } from './host.ts';
import { saveBytes } from './save-bytes.ts';

const SETTINGS_KEY = 'hookglass.settings';

/** The page in a browser, served by `hookglass serve`. The address carries the token that the socket asks for. */
export function browserHost(): Host {
  return {
    info: { version: '', platform: 'browser' },
    connect: openSocket,
    onEngineProcess: () => () => {},
    canRestartEngine: false,
    restartEngine: () => {},
    getSettings: () => Promise.resolve(readSettings()),
    setSettings: (patch) => {
      const next = interfaceSettings.parse({ ...readSettings(), ...patch });
      // A browser may refuse storage (private window, quota): the choice then lasts as long as the page.
      try {
        localStorage.setItem(SETTINGS_KEY, JSON.stringify(next));
      } catch {}
      return Promise.resolve(next);
    },
    copyText,
    saveFile: saveBytes,
    desktop: null,
  };
}

/** The address of the engine's socket: the same host, and the token that came with the page's own address. */
export function socketUrl(page: { protocol: string; host: string; search: string }): string {
  const scheme = page.protocol === 'https:' ? 'wss' : 'ws';
  const token = new URLSearchParams(page.search).get('token') ?? '';
  return `${scheme}://${page.host}/port?token=${encodeURIComponent(token)}`;
}

function openSocket(): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl(window.location));
    socket.addEventListener('open', () => resolve(webSocketPort(socket)), { once: true });
    // Both the refusal and the failure of a socket end in `close`; after `open` this does nothing.
    socket.addEventListener('close', () => reject(new Error('The engine cannot be reached.')), {
      once: true,
    });
  });
}

function readSettings(): InterfaceSettings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(SETTINGS_KEY) ?? '{}');
    return interfaceSettings.catch(interfaceSettings.parse({})).parse(stored);
  } catch {
    return interfaceSettings.parse({});
  }
}
