import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';

export interface MenuFolders {
  data: string;
  logs: string;
}

export function setMenu(folders: MenuFolders): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : [fileMenu()]),
      { role: 'editMenu' },
      viewMenu(),
      { role: 'windowMenu' },
      helpMenu(folders, mac),
    ]),
  );
}

const fileMenu = (): MenuItemConstructorOptions => ({ label: '&File', submenu: [{ role: 'quit' }] });

/** Without "Reload" in a release: the page keeps itself up to date. */
const viewMenu = (): MenuItemConstructorOptions => ({
  label: '&View',
  submenu: [
    ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ],
});

function helpMenu(folders: MenuFolders, mac: boolean): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'Open data folder', click: () => void shell.openPath(folders.data) },
      { label: 'Open log folder', click: () => void shell.openPath(folders.logs) },
      ...(mac ? [] : [{ type: 'separator' as const }, { role: 'about' as const }]),
    ],
  };
}
