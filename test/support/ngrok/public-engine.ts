import type { TunnelInfo, TunnelSettings } from '../../../core/contract/tunnel.ts';
import { noTunnel } from '../../../core/contract/tunnel.ts';
import type { EngineOptions } from '../../../core/engine/engine.ts';
import { type RunningEngine, startEngine } from '../engine.ts';
import type { NgrokStandIn } from './stand-in.ts';
import { TOKEN } from './token.ts';
import { builtTunnel, quick } from './tunnel-bench.ts';

export interface PublicEngine extends RunningEngine {
  /** Resolves with what is said of the tunnel once `look` is true of it. */
  until(look: (info: TunnelInfo) => boolean): Promise<TunnelInfo>;
  /** Opens the tunnel with the token, and waits until it is online. Gives the public URL. */
  goPublic(): Promise<string>;
}

/** An engine that knows the stand-in as its ngrok, and holds no token yet. */
export async function publicEngine(
  { server, ca }: Pick<NgrokStandIn, 'server' | 'ca'>,
  {
    settings = {},
    options = {},
  }: { settings?: Partial<TunnelSettings>; options?: Partial<EngineOptions> } = {},
): Promise<PublicEngine> {
  const running = await startEngine({
    tunnel: { startProcess: builtTunnel, atStart: 'off', timings: quick },
    ...options,
  });
  const { call, engine } = running;
  await call('tunnel.save', { settings: { ...noTunnel, server, ca, ...settings } });
  const until = async (look: (info: TunnelInfo) => boolean): Promise<TunnelInfo> => {
    const pushed = new Promise<TunnelInfo>((resolve) => {
      const stop = engine.onPush((push) => {
        if (push.name !== 'tunnel.changed' || !look(push.data)) return;
        stop();
        resolve(push.data);
      });
    });
    const now = await call('tunnel.info', {});
    return look(now) ? now : pushed;
  };
  return {
    ...running,
    until,
    async goPublic() {
      await call('tunnel.setToken', { token: TOKEN });
      await call('tunnel.start', {});
      const { publicUrl } = await until(({ state }) => state.status === 'online');
      if (publicUrl === null) throw new Error('online without a URL');
      return publicUrl;
    },
  };
}
