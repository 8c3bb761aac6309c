import { noTunnel } from '../../core/contract/tunnel.ts';
import { nodeTunnel } from '../../core/tunnel-runner/node-process.ts';
import { type RunningEngine, startEngine } from '../../test/support/engine.ts';
import { startNgrok } from '../../test/support/ngrok/stand-in.ts';
import { TOKEN } from '../../test/support/ngrok/token.ts';

/** An engine with its tunnel open at a stand-in of ngrok on this computer. `entry`: the built process of the tunnel. */
export async function tunnelEngine(
  entry: string,
): Promise<{ running: RunningEngine; close(): Promise<void> }> {
  const ngrok = await startNgrok();
  const running = await startEngine({ tunnel: { startProcess: nodeTunnel(entry), atStart: 'off' } });
  await running.call('tunnel.save', { settings: { ...noTunnel, server: ngrok.server, ca: ngrok.ca } });
  await running.call('tunnel.setToken', { token: TOKEN });
  await running.call('tunnel.start', {});
  return {
    running,
    async close() {
      await running.close();
      await ngrok.close();
    },
  };
}
