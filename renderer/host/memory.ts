import { memoryPorts, type Port } from '../../core/contract/port.ts';
import { interfaceSettings } from '../../core/contract/settings.ts';
import type { Host } from './host.ts';

/** A host in one process, for tests: every connection's other end is given to `accept`. */
export function memoryHost(accept: (port: Port) => void): Host {
  let settings = interfaceSettings.parse({});
  return {
    info: { version: '0.0.0', platform: 'browser' },
    connect() {
      const [own, other] = memoryPorts();
      accept(other);
      return Promise.resolve(own);
    },
    onEngineProcess: () => () => {},
    canRestartEngine: false,
    restartEngine: () => {},
    getSettings: () => Promise.resolve(settings),
    setSettings(patch) {
      settings = interfaceSettings.parse({ ...settings, ...patch });
      return Promise.resolve(settings);
    },
    getTrouble: () => Promise.resolve(null),
    dismissTrouble: () => {},
    showCopy: () => {},
    copyText: () => Promise.resolve(),
    saveFile: () => {},
    desktop: null,
  };
}
