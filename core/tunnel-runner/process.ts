import type { FromTunnel, ToTunnel } from '../tunnel/messages.ts';

/**
 * A process that holds one session with ngrok, of whatever kind the host makes. The SDK needs one of its own: a connect that hangs
 * wedges every other in its process, and only the end of the process ends its connection.
 */
export interface TunnelProcess {
  send(message: ToTunnel): void;
  onMessage(listener: (message: FromTunnel) => void): void;
  /** Resolves with a word on how it ended, however it ended. */
  readonly exited: Promise<string>;
  /** At once. */
  kill(): void;
}

export type StartTunnelProcess = () => TunnelProcess;
