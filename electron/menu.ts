import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import {
  type KeyboardSettings,
  keysOf,
  type MenuCommandId,
  menuCommands,
} from '../core/contract/keyboard.ts';
import { acceleratorOf } from './accelerator.ts';

export interface MenuActions {
  newWindow(): void;
  /** Does it in the window in use. */
  run(id: MenuCommandId): void;
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

/** Gives what is to be told of the keys; the menu is made anew where they are others. */
export function keepMenu(folders: MenuFolders, actions: MenuActions): (keyboard: KeyboardSettings) => void {
  let shown = '';
  return (keyboard) => {
    const now = JSON.stringify(keyboard.keys);
    if (now === shown) return;
    shown = now;
    setMenu(folders, actions, keyboard);
  };
}

/** On a Mac the app's own things stand in the menu with its name; elsewhere in File and Help. */
function setMenu(folders: MenuFolders, actions: MenuActions, keyboard: KeyboardSettings): void {
  const mac = process.platform === 'darwin';
  const item: ItemOf = (id, label) => ({
    id,
    label,
    ...accelerators(keyboard, id),
    // A window of the app is there to do the others in.
    click: () => (id === 'window.new' ? actions.newWindow() : actions.run(id)),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [macMenu(actions, item)] : []),
      fileMenu(actions, item, mac),
      { role: 'editMenu' },
      viewMenu(item),
      goMenu(item),
      { role: 'windowMenu' },
      helpMenu(folders, actions, item, mac),
    ]),
  );
}

type ItemOf = (id: MenuCommandId, label: string) => MenuItemConstructorOptions;

function accelerators(keyboard: KeyboardSettings, id: MenuCommandId): { accelerator?: string } {
  const [accelerator] = keysOf(keyboard, id, menuCommands[id]).flatMap((chord) => acceleratorOf(chord) ?? []);
  return accelerator === undefined ? {} : { accelerator };
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
const quit = (actions: MenuActions, label: string, accelerator: string): MenuItemConstructorOptions => ({
  id: 'quit',
  label,
  accelerator,
  click: actions.quit,
});

const macMenu = (actions: MenuActions, item: ItemOf): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    about(actions),
    updates(actions),
    separator,
    item('go.settings', 'Settings…'),
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

function fileMenu(actions: MenuActions, item: ItemOf, mac: boolean): MenuItemConstructorOptions {
  const windows = process.platform === 'win32';
  const end: Items = [
    item('go.settings', 'Settings…'),
    separator,
    quit(actions, windows ? 'E&xit' : '&Quit', windows ? 'Alt+F4' : 'Ctrl+Q'),
  ];
  return {
    label: '&File',
    submenu: [
      item('window.new', 'New &window'),
      { role: 'close', label: '&Close window', accelerator: 'CmdOrCtrl+W' },
      ...(mac ? [] : [separator, ...end]),
    ],
  };
}

/** Without "Reload" in a release: the page keeps itself up to date. */
const viewMenu = (item: ItemOf): MenuItemConstructorOptions => ({
  label: '&View',
  submenu: [
    ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
    item('palette.open', 'Command palette…'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // Where + needs Shift, = is the same key.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
  ],
});

/** The sections of the page, as in its rail. */
const goMenu = (item: ItemOf): MenuItemConstructorOptions => ({
  label: '&Go',
  submenu: [
    item('go.inbox', 'Inbox'),
    item('go.simulator', 'Simulator'),
    item('go.flows', 'Flows'),
    item('go.handler-check', 'Handler check'),
    item('go.signature-bench', 'Signature bench'),
    item('go.subscriptions', 'Subscriptions'),
    item('go.insights', 'Insights'),
  ],
});

function helpMenu(
  folders: MenuFolders,
  actions: MenuActions,
  item: ItemOf,
  mac: boolean,
): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      item('shortcuts.open', 'Keyboard shortcuts'),
      separator,
      { label: 'Open data folder', click: () => void shell.openPath(folders.data) },
      { label: 'Open log folder', click: () => void shell.openPath(folders.logs) },
      { id: 'diagnostics', label: 'Copy diagnostics', click: actions.copyDiagnostics },
      ...(mac ? [] : [separator, updates(actions), about(actions)]),
    ],
  };
}
