// @ts-check
// The yardstick of `npm run bench -- start`: one sandboxed window with one word in it.
import { app, BrowserWindow } from 'electron';

const profile = process.argv.find((argument) => argument.startsWith('--profile='));
app.setPath('userData', String(profile).slice('--profile='.length));
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1360,
    height: 820,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  return window.loadURL('data:text/html,<p>Ready');
});
