import type { TunnelSettings } from '../../contract/tunnel.ts';
import type { StartTunnelProcess } from '../../tunnel-runner/process.ts';
import type { TunnelTimings } from '../../tunnel-runner/timings.ts';

/** What a host gives for tunnels. */
export interface TunnelHost {
  readonly startProcess: StartTunnelProcess;
  /** Once the receiver listens: opened as the settings say, in any case, or not before someone asks for it. */
  readonly atStart: 'as-set' | 'on' | 'off';
  /** From the command line, for this run. */
  readonly given?: TunnelSettings;
  readonly timings?: TunnelTimings;
}
