import { app, type BrowserWindow, dialog, type Session, shell, type WebContents } from 'electron';

/** The one permission that the page needs: its copy buttons. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === ALLOWED_PERMISSION),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED_PERMISSION);
  session.setDevicePermissionHandler(() => false);
}

/** No page of ours leaves its address, opens a window or embeds another page, whatever its content says. */
export function lockNavigation(windowOf: (contents: WebContents) => BrowserWindow | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      void offerExternal(event.url, windowOf(contents));
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void offerExternal(url, windowOf(contents));
      return { action: 'deny' };
    });
  });
}

/** A link may come from a captured request: the user sees where it leads before anything opens. */
async function offerExternal(address: string, window: BrowserWindow | null): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!window || url?.protocol !== 'https:') return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address in your browser?',
    detail: url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url.href);
}
