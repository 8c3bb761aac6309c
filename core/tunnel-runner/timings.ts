/** How patient the supervisor is. */
export interface TunnelTimings {
  /** From a new process to its endpoint. Milliseconds. */
  readonly connectMs: number;
  /** Whole seconds, for the SDK. */
  readonly heartbeatS: number;
  readonly toleranceS: number;
  /** A stop in order may take so long. Milliseconds. */
  readonly stopMs: number;
}

/** A dead connection is noticed after 20 seconds at the latest. */
export const tunnelTimings: TunnelTimings = {
  connectMs: 10_000,
  heartbeatS: 10,
  toleranceS: 10,
  stopMs: 1_800,
};
