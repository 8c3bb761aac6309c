// @ts-check
// A browser for the tests of `hookglass serve`: one sandboxed window on the address given, with nothing of ours in it.
import { app, BrowserWindow } from 'electron';

const address = process.argv.find((argument) => argument.startsWith('http://'));
const profile = process.argv.find((argument) => argument.startsWith('--profile='));
if (!address || !profile) throw new Error('Usage: electron FOLDER --profile=DIR http://…');

app.setPath('userData', profile.slice('--profile='.length));
app.on('window-all-closed', () => app.quit());
// Not awaited here: Electron becomes ready only when this file has run to its end.
void app.whenReady().then(open);

function open() {
  const window = new BrowserWindow({
    width: 1360,
    height: 820,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  return window.loadURL(String(address));
}
