import type { FromTunnel } from '../../core/tunnel/messages.ts';
import type { StartTunnelProcess } from '../../core/tunnel-runner/process.ts';
import type { TunnelReport, TunnelRequest } from './messages.ts';

interface Life {
  readonly listeners: Set<(message: FromTunnel) => void>;
  readonly ended: (how: string) => void;
}

/** The engine's side: processes that the main process makes for it. */
export function hostedTunnel(tell: (request: TunnelRequest) => void): {
  startProcess: StartTunnelProcess;
  hear(report: TunnelReport): void;
} {
  const lives = new Map<number, Life>();
  let last = 0;
  return {
    startProcess() {
      last += 1;
      const life = last;
      const listeners = new Set<(message: FromTunnel) => void>();
      const exited = new Promise<string>((ended) => lives.set(life, { listeners, ended }));
      tell({ type: 'begin', life });
      return {
        send: (message) => tell({ type: 'tell', life, message }),
        onMessage: (listener) => void listeners.add(listener),
        exited,
        kill: () => tell({ type: 'kill', life }),
      };
    },
    hear(report) {
      const found = lives.get(report.life);
      if (report.type === 'said') for (const listener of found?.listeners ?? []) listener(report.message);
      if (report.type !== 'ended') return;
      lives.delete(report.life);
      found?.ended(report.how);
    },
  };
}
