import { z } from 'zod';
import { desktopState, destination } from '../../core/contract/desktop.ts';
import { type Bridge, engineProcessState, hostInfo } from '../../core/contract/host.ts';
import { messagePort, type Port } from '../../core/contract/port.ts';
import { interfaceSettings } from '../../core/contract/settings.ts';
import { settingsTrouble } from '../../core/contract/versioned.ts';
import { copyText } from './copy-text.ts';
import type { Host } from './host.ts';
import { saveBytes } from './save-bytes.ts';

/** A port that has not come by then is asked for again: the process that was to send it may have died. */
const PORT_PATIENCE_MS = 5_000;

export function electronHost(bridge: Bridge): Host {
  return {
    info: hostInfo.parse(bridge.info),
    connect: () => acquirePort(bridge),
    onEngineProcess: (listener) =>
      bridge.onEngineProcess((state) => {
        const parsed = engineProcessState.safeParse(state);
        if (parsed.success) listener(parsed.data);
      }),
    canRestartEngine: true,
    restartEngine: () => bridge.restartEngine(),
    getSettings: async () => interfaceSettings.parse(await bridge.getSettings()),
    setSettings: async (patch) => interfaceSettings.parse(await bridge.setSettings(patch)),
    getTrouble: async () => settingsTrouble.nullable().parse(await bridge.getTrouble()),
    dismissTrouble: () => bridge.dismissTrouble(),
    showCopy: () => bridge.showCopy(),
    copyText,
    saveFile: saveBytes,
    desktop: {
      get: async () => desktopState.parse(await bridge.getDesktop()),
      set: async (patch) => desktopState.parse(await bridge.setDesktop(patch)),
      newWindow: () => bridge.newWindow(),
      checkForUpdates: () => bridge.checkForUpdates(),
      diagnostics: async () => z.string().parse(await bridge.diagnostics()),
      onLead: (listener) =>
        bridge.onLead((to) => {
          const parsed = destination.safeParse(to);
          if (parsed.success) listener(parsed.data);
        }),
    },
  };
}

/** The port is recognised by a nonce, so that nothing else can hand this page a port of its own. */
function acquirePort(bridge: Bridge): Promise<Port> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('message', onMessage);
    };
    const onMessage = (event: MessageEvent<unknown>): void => {
      if (event.source !== window || !carries(event.data, nonce)) return;
      done();
      const [carrier] = event.ports;
      if (carrier) resolve(messagePort(carrier));
      else reject(new Error('The engine sent no port.'));
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error('The engine did not answer.'));
    }, PORT_PATIENCE_MS);
    window.addEventListener('message', onMessage);
    bridge.acquirePort(nonce);
  });
}

function carries(data: unknown, nonce: string): boolean {
  return typeof data === 'object' && data !== null && 'hookglassPort' in data && data.hookglassPort === nonce;
}
