import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';

export interface MenuActions {
  newWindow(): void;
  /** Shows a place of the page, `/settings`. */
  go(place: string): void;
  quit(): void;
  checkForUpdates(): void;
  copyDiagnostics(): void;
}

export interface MenuFolders {
  data: string;
  logs: string;
}

type Items = MenuItemConstructorOptions[];
const separator = { type: 'separator' as const };

/** On a Mac the app's own things stand in the menu with its name; elsewhere in File and Help. */
export function setMenu(folders: MenuFolders, actions: MenuActions): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [macMenu(actions)] : []),
      fileMenu(actions, mac),
      { role: 'editMenu' },
      viewMenu(),
      { role: 'windowMenu' },
      helpMenu(folders, actions, mac),
    ]),
  );
}

const about = (actions: MenuActions): MenuItemConstructorOptions => ({
  id: 'about',
  label: 'About Hookglass',
  click: () => actions.go('/settings/about'),
});
const updates = (actions: MenuActions): MenuItemConstructorOptions => ({
  id: 'updates',
  label: 'Check for updates…',
  click: actions.checkForUpdates,
});
const settings = (actions: MenuActions): MenuItemConstructorOptions => ({
  id: 'settings',
  label: 'Settings…',
  accelerator: 'CmdOrCtrl+,',
  click: () => actions.go('/settings'),
});
const quit = (actions: MenuActions, label: string, accelerator: string): MenuItemConstructorOptions => ({
  id: 'quit',
  label,
  accelerator,
  click: actions.quit,
});

const macMenu = (actions: MenuActions): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    about(actions),
    updates(actions),
    separator,
    settings(actions),
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    quit(actions, 'Quit Hookglass', 'Cmd+Q'),
  ],
});

function fileMenu(actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  const windows = process.platform === 'win32';
  const end: Items = [
    settings(actions),
    separator,
    quit(actions, windows ? 'E&xit' : '&Quit', windows ? 'Alt+F4' : 'Ctrl+Q'),
  ];
  return {
    label: '&File',
    submenu: [
      { id: 'new-window', label: 'New &window', accelerator: 'CmdOrCtrl+N', click: actions.newWindow },
      { role: 'close', label: '&Close window', accelerator: 'CmdOrCtrl+W' },
      ...(mac ? [] : [separator, ...end]),
    ],
  };
}

/** Without "Reload" in a release: the page keeps itself up to date. */
const viewMenu = (): MenuItemConstructorOptions => ({
  label: '&View',
  submenu: [
    ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
  ],
});

function helpMenu(folders: MenuFolders, actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'Open data folder', click: () => void shell.openPath(folders.data) },
      { label: 'Open log folder', click: () => void shell.openPath(folders.logs) },
      { id: 'diagnostics', label: 'Copy diagnostics', click: actions.copyDiagnostics },
      ...(mac ? [] : [separator, updates(actions), about(actions)]),
    ],
  };
}
