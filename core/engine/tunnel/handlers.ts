import type { CallHandlers } from '../../contract/calls.ts';
import type { pathTestCalls } from '../../contract/path-test.ts';
import type { TunnelInfo } from '../../contract/tunnel.ts';
import type { tunnelCalls } from '../../contract/tunnel-calls.ts';
import { createPathTests, type PathTestParts } from './path-tests.ts';
import { createTunnel, type TunnelParts } from './tunnel.ts';

export interface TunnelWork {
  readonly handlers: Pick<CallHandlers, keyof typeof tunnelCalls | keyof typeof pathTestCalls>;
  /** Where the world reaches the receiver now; null where it does not. */
  readonly publicUrl: () => string | null;
  /** Whom the way to here is trusted with beside the well-known, PEM; null is nobody. */
  readonly ca: () => string | null;
  tokenChanged(): void;
  /** Begins to take the tunnel offline; `close` waits for it. */
  stop(): void;
  close(): Promise<void>;
}

export function createTunnelWork(parts: TunnelParts & Omit<PathTestParts, 'info'>): TunnelWork {
  const tunnel = createTunnel(parts);
  const info = (): TunnelInfo => tunnel.info;
  const tests = createPathTests({ ...parts, info });
  const after = async (work: Promise<void> | void): Promise<TunnelInfo> => {
    await work;
    return info();
  };
  let closing: Promise<void> | null = null;
  return {
    publicUrl: () => info().publicUrl,
    ca: () => info().settings.ca,
    tokenChanged: tunnel.tokenChanged,
    stop() {
      closing ??= tunnel.close();
      tests.close();
    },
    close: async () => void (await closing),
    handlers: {
      'tunnel.info': info,
      'tunnel.save': ({ settings }) => after(tunnel.save(settings)),
      'tunnel.setToken': ({ token }) => after(tunnel.setToken(token)),
      'tunnel.clearToken': () => after(tunnel.clearToken()),
      'tunnel.start': () => after(tunnel.start()),
      'tunnel.stop': () => after(tunnel.stop()),
      'tunnel.renew': () => after(tunnel.renew()),
      'path.test': (input) => tests.run(input),
      'path.seen'({ nonce }) {
        tests.seen(nonce);
        return {};
      },
    },
  };
}
