import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Bridge } from '../core/contract/host.ts';
import { channel, INFO_ARGUMENT } from './channels.ts';

const bridge: Bridge = {
  info: readInfo(),
  acquirePort: (nonce) => ipcRenderer.send(channel.acquirePort, nonce),
  onEngineProcess(listener) {
    const forward = (_event: IpcRendererEvent, state: unknown): void => listener(state);
    ipcRenderer.on(channel.engineProcess, forward);
    ipcRenderer.send(channel.askEngineProcess);
    return () => ipcRenderer.off(channel.engineProcess, forward);
  },
  restartEngine: () => ipcRenderer.send(channel.restartEngine),
  getSettings: () => ipcRenderer.invoke(channel.getSettings),
  setSettings: (patch) => ipcRenderer.invoke(channel.setSettings, patch),
  getTrouble: () => ipcRenderer.invoke(channel.getTrouble),
  dismissTrouble: () => ipcRenderer.send(channel.dismissTrouble),
  showCopy: () => ipcRenderer.send(channel.showCopy),
  getDesktop: () => ipcRenderer.invoke(channel.getDesktop),
  setDesktop: (patch) => ipcRenderer.invoke(channel.setDesktop, patch),
  newWindow: () => ipcRenderer.send(channel.newWindow),
  checkForUpdates: () => ipcRenderer.send(channel.checkForUpdates),
  diagnostics: () => ipcRenderer.invoke(channel.diagnostics),
  onLead(listener) {
    const forward = (_event: IpcRendererEvent, to: unknown): void => listener(to);
    ipcRenderer.on(channel.lead, forward);
    ipcRenderer.send(channel.askLead);
    return () => ipcRenderer.off(channel.lead, forward);
  },
};

contextBridge.exposeInMainWorld('hookglass', bridge);

// A port cannot cross the context bridge; a window message can carry it.
ipcRenderer.on(channel.port, (event, nonce: unknown) => {
  window.postMessage({ hookglassPort: nonce }, location.origin, event.ports);
});

function readInfo(): unknown {
  const argument = process.argv.find((candidate) => candidate.startsWith(INFO_ARGUMENT));
  return argument === undefined ? null : JSON.parse(argument.slice(INFO_ARGUMENT.length));
}
