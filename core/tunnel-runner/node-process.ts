import { fork } from 'node:child_process';
import { fromTunnel } from '../tunnel/messages.ts';
import type { StartTunnelProcess } from './process.ts';

/**
 * Makes the tunnel's process with Node's own fork. Its output is not kept: the SDK writes what may hold the token.
 * @param entry the built node-child
 */
export const nodeTunnel =
  (entry: string): StartTunnelProcess =>
  () => {
    const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    return {
      send(message) {
        if (child.connected) child.send(message, () => {});
      },
      onMessage(listener) {
        child.on('message', (message) => {
          const said = fromTunnel.safeParse(message);
          if (said.success) listener(said.data);
        });
      },
      exited: new Promise((resolve) => {
        child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
        child.on('error', (error) => resolve(error.message));
      }),
      kill: () => child.kill('SIGKILL'),
    };
  };
