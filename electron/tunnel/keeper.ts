import { type UtilityProcess, utilityProcess } from 'electron';
import { fromTunnel } from '../../core/tunnel/messages.ts';
import type { TunnelReport, TunnelRequest } from './messages.ts';

/** The main process's side: makes the tunnel's process and passes on what it and the engine say. */
export interface TunnelKeeper {
  /** Does what an engine asks for, and tells it what becomes of that. */
  answer(request: TunnelRequest, tell: (report: TunnelReport) => void): void;
  /** The engine has ended, however: nothing of it stays online. */
  endAll(): void;
}

/** @param entry the built tunnel.js */
export function keepTunnels(entry: string): TunnelKeeper {
  const children = new Map<number, UtilityProcess>();
  const begin = (life: number, tell: (report: TunnelReport) => void): void => {
    // What the SDK writes may hold the token: it goes nowhere.
    const child = utilityProcess.fork(entry, [], { serviceName: 'Hookglass tunnel', stdio: 'ignore' });
    children.set(life, child);
    child.on('message', (data: unknown) => {
      const message = fromTunnel.safeParse(data);
      if (message.success) tell({ type: 'said', life, message: message.data });
    });
    child.once('exit', (code) => {
      if (children.get(life) === child) children.delete(life);
      tell({ type: 'ended', life, how: `exit code ${code}` });
    });
  };
  return {
    answer(request, tell) {
      if (request.type === 'begin') begin(request.life, tell);
      if (request.type === 'tell') children.get(request.life)?.postMessage(request.message);
      if (request.type === 'kill') children.get(request.life)?.kill();
    },
    endAll() {
      for (const child of children.values()) child.kill();
      // The next engine counts from the beginning.
      children.clear();
    },
  };
}
