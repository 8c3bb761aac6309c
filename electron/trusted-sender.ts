import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';

/** Only the main frame of our own window, while it shows our own page, may speak to the main process. */
export function isTrusted(
  event: IpcMainEvent | IpcMainInvokeEvent,
  window: BrowserWindow | null,
  address: string,
): boolean {
  const frame = event.senderFrame;
  if (!window || window.isDestroyed() || !frame) return false;
  if (event.sender !== window.webContents || frame !== window.webContents.mainFrame) return false;
  return sameOrigin(frame.url, address);
}

/** By hand: a `URL` of a scheme of our own has no origin. */
function sameOrigin(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [first, second] = [new URL(a), new URL(b)];
  return first.protocol === second.protocol && first.host === second.host;
}
