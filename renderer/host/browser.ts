import { type Port, webSocketPort } from '../../core/contract/port.ts';
import { keptSettings, type TextStorage } from './browser-settings.ts';
import { copyText } from './copy-text.ts';
import type { Host } from './host.ts';
import { saveBytes } from './save-bytes.ts';

/** The page in a browser, served by `hookglass serve`. The address carries the token that the socket asks for. */
export function browserHost(): Host {
  return {
    info: { version: '', platform: 'browser' },
    connect: openSocket,
    onEngineProcess: () => () => {},
    canRestartEngine: false,
    restartEngine: () => {},
    ...keptSettings(storage()),
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

/** A browser may have none at all. */
function storage(): TextStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
